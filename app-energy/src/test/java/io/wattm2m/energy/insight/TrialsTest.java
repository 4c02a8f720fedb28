// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.energy.control.ControlMode;
import io.wattm2m.energy.control.Reason;
import io.wattm2m.energy.insight.Absences.Holiday;
import io.wattm2m.energy.insight.Absences.Presence;
import io.wattm2m.energy.insight.ControlDesk.Mode;
import io.wattm2m.energy.insight.ControlDesk.Settings;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.live.Environment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What comes before control is switched on, and by which rule; being away. */
class TrialsTest extends AutoControlFixture {
    @Test
    void onAHolidayItStaysCutUntilAnHourBeforeTheReturnAlsoAfterARestart() {
        enable();
        Instant morning = NIGHT.plusSeconds(7 * 3600);
        control.desk().absences().plan(Absences.HOUSEHOLD, new Holiday(LocalDateTime.of(2026, 4, 27, 3, 0),
                LocalDateTime.of(2026, 4, 27, 20, 0)));

        Instant cut = watchUntil(1, morning);
        control = control();
        // a working Monday, on which the habit would have restored it
        watch(cut, 300, false);
        assertThat(switched).containsExactly("pc off");
        assertThat(decisions().getFirst().decision().reason()).isEqualTo(Reason.AWAY);
        watch(Instant.parse("2026-04-27T18:59:00Z"), 1, false);
        assertThat(switched).hasSize(1);
        watch(Instant.parse("2026-04-27T19:00:00Z"), 1, false);

        assertThat(switched).containsExactly("pc off", "pc on");
        assertThat(decisions().getFirst().decision().reason()).isEqualTo(Reason.USE_EXPECTED);
    }

    @Test
    void aHolidayEndsWhereSomebodyIsAtHomeAgain() {
        Absences absences = control.desk().absences();
        LocalDateTime noon = LocalDateTime.of(2026, 4, 27, 12, 0);
        absences.plan(Absences.HOUSEHOLD, new Holiday(noon, noon.plusDays(7)));
        assertThat(absences.presence(Absences.HOUSEHOLD, noon.minusMinutes(1))).isEqualTo(Presence.HOME);
        assertThat(absences.presence(Absences.HOUSEHOLD, noon)).isEqualTo(Presence.AWAY);

        absences.set(Absences.HOUSEHOLD, false);

        assertThat(absences.presence(Absences.HOUSEHOLD, noon)).isEqualTo(Presence.HOME);
        assertThat(absences.holiday(Absences.HOUSEHOLD, noon)).isEmpty();
        assertThat(absences.presence(Absences.HOUSEHOLD, noon.plusDays(7))).isEqualTo(Presence.HOME);
    }

    @Test
    void aShadowOfThreeDaysIsAsGoodAsABacktestOfTheSameRule() {
        Settings shadow = new Settings(Mode.SHADOW, false, ControlMode.SIMPLE);
        Settings on = new Settings(Mode.ON, false, ControlMode.SIMPLE);
        control.set(device(NIGHT, true, STANDBY_W), shadow, NIGHT);
        watchHours(71);
        assertThatThrownBy(() -> control.set(device(NIGHT, true, STANDBY_W), on, NIGHT))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("71 of 72 hours");

        control = control();
        watchHours(72);
        control.set(device(NIGHT, true, STANDBY_W), on, NIGHT);

        assertThat(control.desk().settings("pc")).isEqualTo(on);
        assertThat(control.trials().evidence("pc", ControlMode.GUARDED, LocalDate.of(2026, 4, 27)).shadowed())
                .isZero();
    }

    @Test
    void bySimpleRuleItIsOffInHoursInWhichItWasMostlyOffUnlessAPersonHasSwitched() {
        control.desk().set("pc", new Settings(Mode.ON, false, ControlMode.SIMPLE), LocalDate.of(2026, 4, 27));

        watch(NIGHT, 1, true);
        watch(NIGHT.plusSeconds(120), 100, true);

        assertThat(switched).containsExactly("pc off");
        assertThat(decisions()).extracting(decided -> decided.decision().reason())
                .containsExactly(Reason.MANUAL_HOLD, Reason.MOSTLY_OFF);
    }

    @Test
    void anotherRuleIsTriedBeforeItSwitches() {
        enable();

        assertThatThrownBy(() -> control.set(device(NIGHT, true, STANDBY_W),
                new Settings(Mode.ON, false, ControlMode.SIMPLE), NIGHT)).hasMessageContaining("minutes in use");
        assertThat(control.desk().settings("pc").rule()).isEqualTo(ControlMode.GUARDED);
    }

    @Test
    void withoutHistoryItCannotBeEnabled() {
        Device stranger =
                new Device("new", Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Environment.UNKNOWN,
                        "");

        assertThatThrownBy(() -> control.set(stranger, new Settings(Mode.ON, false, ControlMode.GUARDED), NIGHT))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("no standby");
    }
}
