// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.energy.control.ControlMode;
import io.wattm2m.energy.insight.ControlDesk.Decided;
import io.wattm2m.energy.insight.ControlDesk.Mode;
import io.wattm2m.energy.insight.ControlDesk.Settings;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.live.Environment;
import io.wattm2m.energy.live.PowerState;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.testing.GeneratedPlug;
import io.wattm2m.energy.testing.Habit;
import io.wattm2m.energy.testing.MapMemory;
import io.wattm2m.energy.testing.TraceRollups;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A plug under automatic control, watched minute by minute. */
class AutoControlFixture {
    /** The night to a Monday, eight weeks after the recording began. */
    static final Instant NIGHT = Instant.parse("2026-04-27T02:00:00Z");
    static final double STANDBY_W = 4;
    static final Histories HISTORIES = new Histories(
            new TraceRollups("pc", GeneratedPlug.of(Habit.OFFICE_PC, 56, 7).trace()), ZoneOffset.UTC);
    static final Outlets OUTLETS = new Outlets(HISTORIES, new MapMemory());
    final MapMemory memory = new MapMemory();
    final List<String> switched = new ArrayList<>();
    final List<String> published = new ArrayList<>();
    AutoControl control = control();

    void enable() {
        control.set(device(NIGHT, true, STANDBY_W), new Settings(Mode.ON, false, ControlMode.GUARDED), NIGHT);
    }

    Instant watchUntilCut() {
        return watchUntil(1, NIGHT);
    }

    Instant watchUntil(int cuts, Instant from) {
        Instant now = from;
        while (switched.size() < cuts && now.isBefore(from.plusSeconds(5 * 3600))) {
            watch(now, 1, true);
            now = now.plusSeconds(60);
        }
        assertThat(switched).hasSize(cuts).containsOnly("pc off");
        return now;
    }

    void watch(Instant from, int minutes, boolean on) {
        for (int minute = 0; minute < minutes; minute++) {
            Instant now = from.plusSeconds(60L * minute);
            control.decide(device(now, on, on ? STANDBY_W : 0), now);
        }
    }

    /** Once at the beginning of each of the hours and once within it. */
    void watchHours(int hours) {
        for (int hour = 0; hour < hours; hour++) {
            watch(NIGHT.plusSeconds(3600L * hour), 2, true);
        }
    }

    List<Decided> decisions() {
        return control.desk().decisions(List.of("pc"), 1000);
    }

    AutoControl control() {
        return new AutoControl(new ControlDesk(memory, ControlTerms.USUAL), OUTLETS, HISTORIES,
                (id, power) -> switched.add(id + " " + power),
                (id, container, name, document) -> published.add(name));
    }

    static Device device(Instant now, boolean on, double powerW) {
        return new Device("pc", Optional.of(reading(powerW)), state(on), Optional.of(now), List.of(),
                Environment.UNKNOWN, "");
    }

    static Reading reading(double powerW) {
        return Reading.ofPower("pc", NIGHT, powerW);
    }

    static Optional<PowerState> state(boolean on) {
        return Optional.of(new PowerState("pc", NIGHT, Optional.of(on), Optional.empty(), Optional.empty(), "remote"));
    }
}
