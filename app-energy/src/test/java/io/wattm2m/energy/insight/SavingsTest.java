// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wattm2m.energy.control.ControlMode;
import io.wattm2m.energy.control.HoldoutDays;
import io.wattm2m.energy.insight.ControlDesk.Mode;
import io.wattm2m.energy.insight.ControlDesk.Settings;
import io.wattm2m.energy.insight.Savings.Report;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.live.Environment;
import io.wattm2m.energy.live.PowerState;
import io.wattm2m.energy.measure.MinuteTrace;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.measure.Rollups;
import io.wattm2m.energy.testing.GeneratedPlug;
import io.wattm2m.energy.testing.Habit;
import io.wattm2m.energy.testing.MapMemory;
import io.wattm2m.energy.testing.TraceRollups;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Control of a generated PC whose standby is known: four weeks without it, four weeks with it. */
class SavingsTest {
    private static final LocalDate ENABLED = GeneratedPlug.FIRST_DAY.plusDays(28);
    private static final LocalDate END = GeneratedPlug.FIRST_DAY.plusDays(56);
    private static final MinuteTrace TRACE = GeneratedPlug.of(Habit.OFFICE_PC, 56, 7).trace();
    private final MapMemory memory = new MapMemory();
    private final double[] measuredW = new double[TRACE.size()];
    private double wakingW;
    private boolean relayOn = true;
    private final AutoControl control = control();

    @ParameterizedTest
    @ValueSource(doubles = {0, 900})
    void whatIsSavedIsMeasuredOnTheDaysOnWhichControlRests(double powerOfWaking) {
        wakingW = powerOfWaking;
        live();
        Report report = control.savings().of("pc", END).orElseThrow();

        double truthWh = 0;
        for (int minute = 28 * 1440; minute < TRACE.size(); minute++) {
            truthWh += TRACE.isRecorded(minute) ? (TRACE.powerW(minute) - measuredW[minute]) / 60 : 0;
        }
        assertThat(report.days()).hasSize(27);
        assertThat(report.days()).filteredOn(day -> day.holdout()).hasSizeBetween(3, 5)
                .allSatisfy(day -> assertThat(day.cutMinutes()).isLessThan(60));
        assertThat(report.savings().perDay().lowWh()).isPositive();
        assertThat(report.savings().savedWh()).isCloseTo(truthWh, within(truthWh * 0.15));
        assertThat(report.savings().creditedWh()).isPositive().isLessThanOrEqualTo(report.savings().savedWh());
    }

    @Test
    void whatPowerMeantBeforeIsKnownWhenItsMinutesAreForgotten() {
        live();
        Report known = control.savings().of("pc", END).orElseThrow();

        Arrays.fill(measuredW, 0, 28 * 1440, Double.NaN);

        assertThat(control.savings().of("pc", END)).contains(known);
    }

    @Test
    void whatWasSavedIsKnownWhenControlIsNotOnAnyMore() {
        live();
        LocalDate from = ENABLED.minusDays(3);
        Report known = control.savings().between("pc", from, END).orElseThrow();

        Instant end = END.atStartOfDay().toInstant(ZoneOffset.UTC);
        control.set(device(end, TRACE.size() - 1), new Settings(Mode.OFF, false, ControlMode.GUARDED), end);

        assertThat(control.savings().of("pc", END)).isEmpty();
        assertThat(control.savings().between("pc", from, END.plusDays(5))).contains(known);
        assertThat(control.savings().between("pc", END, END.plusDays(5))).isEmpty();
    }

    @Test
    void aThresholdThatIsSetLaterCounts() {
        live();
        assertThat(control.savings().of("pc", END).orElseThrow().savings().savedWh()).isPositive();

        new Outlets(new Histories(new TraceRollups("pc", TRACE), ZoneOffset.UTC), memory).setThreshold("pc", 0.5);

        assertThat(control.savings().of("pc", END).orElseThrow().savings().savedWh()).isZero();
    }

    @Test
    void beforeThereAreHoldoutDaysNothingIsCredited() {
        live();

        Report report = control.savings().of("pc", ENABLED.plusDays(6)).orElseThrow();

        assertThat(report.savings().creditedWh()).isZero();
    }

    @Test
    void whereControlIsNotOnNothingIsTold() {
        assertThat(control.savings().of("pc", END)).isEmpty();
    }

    @Test
    void outletsDoNotAllRestOnTheSameDay() {
        List<LocalDate> week = ENABLED.datesUntil(ENABLED.plusDays(28)).toList();

        assertThat(week.stream().filter(HoldoutDays.of("pc")::contains).toList())
                .isNotEqualTo(week.stream().filter(HoldoutDays.of("tv")::contains).toList());
    }

    /** Minute by minute: the plug draws what the trace says unless control has cut it, and more as it wakes up. */
    private void live() {
        System.arraycopy(powers(), 0, measuredW, 0, measuredW.length);
        boolean wasOn = true;
        for (int minute = 28 * 1440; minute < TRACE.size(); minute++) {
            Instant now = TRACE.time(minute).toInstant(ZoneOffset.UTC);
            measuredW[minute] = relayOn ? measuredW[minute] + (wasOn ? 0 : wakingW) : 0;
            wasOn = relayOn;
            if (minute == 28 * 1440) {
                control.set(device(now, minute), new Settings(Mode.ON, false, ControlMode.GUARDED), now);
            }
            control.decide(device(now, minute), now);
        }
    }

    private static double[] powers() {
        double[] powers = new double[TRACE.size()];
        for (int minute = 0; minute < powers.length; minute++) {
            powers[minute] = TRACE.powerW(minute);
        }
        return powers;
    }

    private Device device(Instant now, int minute) {
        double powerW = Double.isNaN(measuredW[minute]) ? 0 : measuredW[minute];
        PowerState state =
                new PowerState("pc", now, Optional.of(relayOn), Optional.empty(), Optional.empty(), "remote");
        return new Device("pc", Optional.of(Reading.ofPower("pc", now, powerW)), Optional.of(state), Optional.of(now),
                List.of(), Environment.UNKNOWN, "");
    }

    private AutoControl control() {
        Histories past = new Histories(new TraceRollups("pc", TRACE), ZoneOffset.UTC);
        Histories measured = new Histories(new Live(measuredW), ZoneOffset.UTC);
        return new AutoControl(new ControlDesk(memory, ControlTerms.USUAL), new Outlets(past, memory), measured,
                (id, power) -> relayOn = power.equals("on"), (id, container, name, document) -> {});
    }

    /** What was measured by now. */
    private record Live(double[] powerW) implements Rollups {
        @Override
        public List<Rollup> between(String deviceId, Resolution resolution, Span span, int limit) {
            return new TraceRollups("pc", MinuteTrace.of(GeneratedPlug.FIRST_DAY, powerW.clone())).between(deviceId,
                    resolution, span, limit);
        }

        @Override
        public Map<String, Double> dayEnergyWh(Instant dayStart) {
            return Map.of();
        }
    }
}
