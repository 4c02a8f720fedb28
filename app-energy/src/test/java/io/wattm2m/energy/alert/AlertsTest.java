// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.cse.testing.AdjustableClock;
import io.wattm2m.energy.alert.AlertRule.Way;
import io.wattm2m.energy.alert.Alerts.Present;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.testing.MapMemory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertsTest {
    private final AdjustableClock clock = new AdjustableClock(Instant.parse("2026-01-05T12:00:00Z"));
    private final MapMemory memory = new MapMemory();
    private final Told told = new Told();
    private Alerts alerts = alerts();

    @Test
    void aVoltageHasToBeTooHighForAWhile() {
        volts(240, 9);
        volts(220, 1);
        volts(240, 9);
        assertThat(alerts.alerts(10)).isEmpty();

        volts(240, 2);

        assertThat(alerts.alerts(10)).singleElement().satisfies(alert -> {
            assertThat(alert.ruleId()).isEqualTo("voltage-high");
            assertThat(alert.isOpen()).isTrue();
            assertThat(alert.text()).isEqualTo("Warning: voltage of tv is 240.0 V, above 233.2 V");
        });
        assertThat(told.messages).containsExactlyInAnyOrder("MAIL voltage-high", "WEBHOOK voltage-high",
                "WEB_PUSH voltage-high");
    }

    @Test
    void whatAPlugThatLeavesHasRaisedEndsAndItIsWatchedAnew() {
        volts(240, 12);

        alerts.end("tv");

        assertThat(alerts.alerts(10)).singleElement().satisfies(alert -> assertThat(alert.isOpen()).isFalse());
        volts(240, 12);
        assertThat(alerts.alerts(10)).hasSize(2);
    }

    @Test
    void whatAPlugThatIsErasedHasRaisedIsNotKeptOnceMore() {
        volts(240, 12);
        memory.forget("alert", alerts.alerts(10).getFirst().id());

        alerts.forget("tv");

        volts(220, 1);
        alerts.delete("voltage-high");
        assertThat(alerts.alerts(10)).isEmpty();
        assertThat(told.published).hasSize(1);
    }

    @Test
    void whatWasErasedOfAnAlertThatIsOpenStaysErasedWhenItEnds() {
        volts(240, 12);
        alerts.acknowledge(alerts.alerts(10).getFirst().id(), "anna");
        memory.change("alert", text -> text.replace("anna", "erased"));

        volts(220, 1);

        assertThat(alerts.alerts(10)).singleElement().satisfies(alert -> {
            assertThat(alert.isOpen()).isFalse();
            assertThat(alert.acknowledgement().by()).isEqualTo("erased");
        });
    }

    @Test
    void whatIsKeptNoMoreRaisesNothingMore() {
        new AlertBook(memory).forgetRule("voltage-high");

        alerts.reread();

        volts(240, 12);
        assertThat(alerts.alerts(10)).isEmpty();
    }

    @Test
    void anAlertEndsBeyondTheDeadband() {
        volts(240, 12);

        volts(232, 5);
        assertThat(alerts.alerts(10)).singleElement().satisfies(alert -> assertThat(alert.isOpen()).isTrue());
        volts(231, 1);

        assertThat(alerts.alerts(10)).singleElement().satisfies(alert -> assertThat(alert.isOpen()).isFalse());
        assertThat(told.published).hasSize(2);
    }

    /** 232 V is within the deadband: neither too high nor well again. */
    @Test
    void whatKeepsOnGoingTooFarIsToldOnceInAWhile() {
        volts(240, 12);
        volts(220, 1);
        volts(240, 12);
        assertThat(alerts.alerts(10)).hasSize(2);
        assertThat(told.messages).hasSize(3);

        volts(220, 1);
        clock.advance(Duration.ofMinutes(16));
        volts(240, 12);

        assertThat(told.messages).hasSize(6);
    }

    @Test
    void aRestartTellsNobodyAgainInTheMeantime() {
        volts(240, 12);
        volts(220, 1);
        assertThat(told.messages).hasSize(3);

        alerts = alerts();
        volts(240, 12);
        assertThat(alerts.alerts(10)).hasSize(2);
        assertThat(told.messages).hasSize(3);

        volts(220, 1);
        alerts.delete("voltage-high");
        assertThat(memory.documents("alert-told", "", 10)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"23:30,240,false", "06:59,240,false", "07:00,240,true", "21:59,240,true", "23:30,250,true"})
    void inQuietHoursOnlyTheWorstIsTold(String time, double volts, boolean tells) {
        clock.advance(Duration.between(LocalTime.NOON, LocalTime.parse(time)));

        volts(volts, 12);

        assertThat(alerts.alerts(10)).isNotEmpty();
        assertThat(!told.messages.isEmpty()).isEqualTo(tells);
    }

    @Test
    void aSpikeAndAnOvercurrentAreSeen() {
        measure(100, 220, 0.5);
        measure(2700, 220, 12);
        for (int second = 0; second < 12; second++) {
            measure(3600, 220, 16.4);
        }

        assertThat(alerts.alerts(10)).extracting(Alert::ruleId).containsExactlyInAnyOrder("load-spike", "overcurrent");
    }

    @Test
    void whatIsOpenStaysOpenOverARestartAndIsNotToldTwice() {
        volts(240, 12);

        alerts = alerts();
        volts(240, 12);

        assertThat(alerts.alerts(10)).singleElement().satisfies(alert -> assertThat(alert.isOpen()).isTrue());
        volts(220, 1);
        assertThat(alerts.alerts(10)).singleElement().satisfies(alert -> assertThat(alert.isOpen()).isFalse());
    }

    @Test
    void somebodySaysThatHeHasSeenIt() {
        volts(240, 12);
        String id = alerts.alerts(1).getFirst().id();

        assertThat(alerts.acknowledge(id, "kim")).isPresent();
        volts(220, 1);

        assertThat(alerts.alerts(1).getFirst().acknowledgement()).isNotNull()
                .satisfies(seen -> assertThat(seen.by()).isEqualTo("kim"));
        assertThat(alerts.acknowledge("none", "kim")).isEmpty();
    }

    @Test
    void aRuleThatIsForgottenEndsWhatItHasRaised() {
        volts(240, 12);

        alerts.delete("voltage-high");
        volts(240, 12);

        assertThat(alerts.alerts(10)).singleElement().satisfies(alert -> assertThat(alert.isOpen()).isFalse());
    }

    /** The mains of the simulated household, by the ends of what it wanders between at 220 V. */
    @ParameterizedTest
    @CsvSource({"215.6,224.4,''", "235.4,239.8,voltage-high", "246.4,250.8,voltage-high voltage-too-high",
        "200.2,204.6,voltage-low", "189.2,193.6,voltage-low voltage-too-low"})
    void mainsThatWanderAreAsBadAsTheirScenarioSays(double leastV, double mostV, String ruleIds) {
        for (int second = 0; second < 30; second++) {
            volts(second % 2 == 0 ? leastV : mostV, 1);
        }

        assertThat(alerts.alerts(10)).extracting(Alert::ruleId)
                .containsExactlyInAnyOrder(ruleIds.isEmpty() ? new String[0] : ruleIds.split(" "));
    }

    @Test
    void mainsThatSwingByNinePerCentWarnInTurns() {
        for (int second = 0; second < 120; second++) {
            volts(220 * (1 + 0.09 * Math.sin(2 * Math.PI * second / 60)), 1);
        }

        assertThat(alerts.alerts(10)).extracting(Alert::ruleId).containsExactlyInAnyOrder("voltage-high", "voltage-low",
                "voltage-high", "voltage-low");
        assertThat(alerts.alerts(10)).noneMatch(Alert::isOpen);
    }

    /** Whatever is measured: within the limits nothing is raised. */
    @Property(tries = 200)
    void whatIsWithinItsLimitsRaisesNothing(@ForAll List<@DoubleRange(min = 207, max = 233) Double> voltages) {
        voltages.forEach(volts -> volts(volts, 1));

        assertThat(alerts.alerts(10)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"a b,''", "a@b@c,''", "'',ftp://x", "'',http://", "'',javascript:x"})
    void whereNobodyCanBeToldIsRefused(String mail, String webhook) {
        assertThatThrownBy(() -> new Telling(LocalTime.MIN, LocalTime.MIN, mail, webhook, "en", 1))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("is not an");
    }

    private void volts(double volts, int seconds) {
        for (int second = 0; second < seconds; second++) {
            measure(100, volts, 0.5);
        }
    }

    private void measure(double powerW, double volts, double amperes) {
        clock.advance(Duration.ofSeconds(1));
        alerts.measured(new Reading("tv", clock.instant(), powerW, OptionalDouble.of(volts),
                OptionalDouble.of(amperes), OptionalDouble.empty()));
    }

    private Alerts alerts() {
        return new Alerts(new AlertBook(memory), FirstRules.of(220), told, Runnable::run,
                new Present(clock, ZoneOffset.UTC));
    }

    private static final class Told implements Messenger {
        private final List<String> messages = new ArrayList<>();
        private final List<Alert> published = new ArrayList<>();

        @Override
        public void tell(Way way, Alert alert, Sentence sentence, Telling telling) {
            messages.add(way + " " + alert.ruleId());
        }

        @Override
        public void publish(Alert alert) {
            published.add(alert);
        }
    }
}
