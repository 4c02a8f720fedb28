// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.energy.control.ControlMode;
import io.wattm2m.energy.control.Controller;
import io.wattm2m.energy.control.Decision;
import io.wattm2m.energy.control.Decision.Action;
import io.wattm2m.energy.control.Reason;
import io.wattm2m.energy.insight.ControlDesk.Decided;
import io.wattm2m.energy.insight.ControlDesk.Mode;
import io.wattm2m.energy.insight.ControlDesk.Settings;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.live.Environment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AutoControlTest extends AutoControlFixture {

    @Test
    void controlIsOffUntilSomebodyWantsIt() {
        watch(NIGHT, 180, true);

        assertThat(control.desk().settings("pc").mode()).isEqualTo(Mode.OFF);
        assertThat(decisions()).isEmpty();
        assertThat(switched).isEmpty();
    }

    @Test
    void aShadowDecidesAndSaysSoAndSwitchesNothing() {
        control.set(device(NIGHT, true, STANDBY_W), new Settings(Mode.SHADOW, false, ControlMode.GUARDED), NIGHT);

        watch(NIGHT, 180, true);

        assertThat(decisions()).extracting(decided -> decided.decision().action()).contains(Action.SWITCH_OFF);
        assertThat(decisions()).allSatisfy(decided -> assertThat(decided.outcome()).isEqualTo("shadow"));
        assertThat(published).hasSameSizeAs(decisions());
        assertThat(switched).isEmpty();
    }

    @Test
    void enabledItCutsStandbyOnceAndTheDecisionCanBeMadeAgain() {
        enable();

        Instant cut = watchUntilCut();
        watch(cut.plusSeconds(60), 60, false);

        assertThat(switched).containsExactly("pc off");
        Decision decision = decisions().stream().map(Decided::decision)
                .filter(made -> made.action() == Action.SWITCH_OFF).findFirst().orElseThrow();
        Decision again = new Controller(OUTLETS.careful("pc", LocalDate.of(2026, 4, 27)).policy())
                .decide(decision.before(), decision.inputs());
        assertThat(again).isEqualTo(decision);
    }

    @Test
    void whatIsSwitchedOnByHandIsHeldAlsoAfterARestart() {
        enable();
        Instant cut = watchUntilCut();

        control = control();
        watch(cut.plusSeconds(120), 100, true);

        assertThat(switched).containsExactly("pc off");
        assertThat(decisions().getFirst().decision().reason()).isEqualTo(Reason.MANUAL_HOLD);
    }

    @Test
    void whatAScheduleHasSwitchedOnIsLeftAloneAndIsNoOverride() {
        enable();
        Instant cut = watchUntilCut();
        control.desk().holdBySchedule("pc", cut.plusSeconds(3600));

        watch(cut.plusSeconds(120), 50, true);
        assertThat(switched).containsExactly("pc off");
        Instant again = watchUntil(2, cut.plusSeconds(3600));

        assertThat(again).isBefore(cut.plusSeconds(2 * 3600));
        assertThat(decisions()).extracting(decided -> decided.decision().reason())
                .doesNotContain(Reason.MANUAL_HOLD);
    }

    @Test
    void whatAPersonHasSwitchedOffStaysOff() {
        enable();

        watch(NIGHT, 12 * 60, false);

        assertThat(switched).isEmpty();
    }

    @Test
    void twoOverridesSuspendItUntilSomebodyAgrees() {
        enable();
        control.desk().absences().set(Absences.HOUSEHOLD, true);
        Instant first = watchUntil(1, NIGHT);
        Instant second = watchUntil(2, first.plusSeconds(120));
        watch(second.plusSeconds(120), 3, true);
        assertThat(control.desk().isSuspended("pc")).isTrue();
        watch(second.plusSeconds(300), 180, true);
        assertThat(switched).hasSize(2);
        assertThat(decisions().getFirst().decision().reason()).isEqualTo(Reason.SUSPENDED);

        control = control();
        control.resume("pc");

        assertThat(control.desk().isSuspended("pc")).isFalse();
        watchUntil(3, second.plusSeconds(300 + 180 * 60));
    }

    @Test
    void whatIsSwitchedOffAndOnAgainByHandIsHeldThoughControlHadCutNothing() {
        enable();
        watch(NIGHT, 5, true);
        watch(NIGHT.plusSeconds(300), 2, false);

        control = control();
        watch(NIGHT.plusSeconds(420), 115, true);

        assertThat(switched).isEmpty();
        assertThat(decisions().getFirst().decision().reason()).isEqualTo(Reason.MANUAL_HOLD);
        assertThat(watchUntil(1, NIGHT.plusSeconds(420 + 115 * 60))).isAfter(NIGHT.plusSeconds(420 + 7200));
    }

    @Test
    void whatIsPressedDuringAScheduleIsHeldAfterIt() {
        enable();
        watch(NIGHT, 5, true);
        control.desk().holdBySchedule("pc", NIGHT.plusSeconds(3600));
        watch(NIGHT.plusSeconds(300), 50, true);
        control.desk().switchedByHand("pc", NIGHT.plusSeconds(3300));

        watch(NIGHT.plusSeconds(3300), 119, true);

        assertThat(switched).isEmpty();
        assertThat(control.recommendation(device(NIGHT.plusSeconds(7200), true, STANDBY_W), NIGHT.plusSeconds(7200)))
                .hasValueSatisfying(advice -> assertThat(advice.reason()).isEqualTo(Reason.MANUAL_HOLD));
    }

    @Test
    void whatARuleHasAskedForIsNobodysHand() {
        enable();
        watch(NIGHT, 5, true);
        new AskedSwitch((id, power) -> {}, control.desk(), () -> NIGHT.plusSeconds(280)).power("pc", "off");

        watch(NIGHT.plusSeconds(300), 2, false);

        assertThat(control.desk().heldFromControl("pc", NIGHT.plusSeconds(420))).isEmpty();
    }

    @Test
    void whatIsProtectedIsNeitherEnabledNorSwitched() {
        enable();
        Device router = new Device("pc", Optional.of(reading(STANDBY_W)), state(true), Optional.of(NIGHT),
                List.of("class:router"), Environment.UNKNOWN, "");

        control.decide(router, NIGHT);
        control.decide(router, NIGHT.plusSeconds(7200));

        assertThat(decisions()).isEmpty();
        assertThatThrownBy(() -> control.set(router, new Settings(Mode.ON, false, ControlMode.GUARDED), NIGHT))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("protected");
        assertThatThrownBy(
                () -> control.set(device(NIGHT, true, STANDBY_W),
                        new Settings(Mode.ON, true, ControlMode.GUARDED), NIGHT))
                .hasMessageContaining("protected");
    }

    @Test
    void nothingIsSwitchedThatWasNotHeardOfLately() {
        enable();

        for (int minute = 10; minute < 180; minute++) {
            control.decide(device(NIGHT, true, STANDBY_W), NIGHT.plusSeconds(60L * minute));
        }

        assertThat(switched).isEmpty();
    }

    @Test
    void aCommandThatFailsIsToldOfAndTriedAgain() {
        control = new AutoControl(new ControlDesk(memory, ControlTerms.USUAL), OUTLETS, HISTORIES, (id, power) -> {
            switched.add(id + " " + power);
            throw new RequestFailure(ResponseStatusCode.TARGET_NOT_REACHABLE, "gone");
        }, (id, container, name, document) -> published.add(name));
        enable();

        watch(NIGHT, 180, true);

        assertThat(switched.size()).isGreaterThan(1);
        assertThat(decisions().getFirst().outcome()).isEqualTo("failed: gone");
    }
}
