// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.energy.control.Reason;
import io.wattm2m.energy.insight.AutoControl;
import io.wattm2m.energy.insight.ControlDesk;
import io.wattm2m.energy.insight.ControlTerms;
import io.wattm2m.energy.insight.Histories;
import io.wattm2m.energy.insight.Outlets;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.live.Devices;
import io.wattm2m.energy.live.Environment;
import io.wattm2m.energy.live.PowerState;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.testing.GeneratedPlug;
import io.wattm2m.energy.testing.Habit;
import io.wattm2m.energy.testing.MapMemory;
import io.wattm2m.energy.testing.TraceRollups;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HouseholdPlugsTest {
    private static final Instant NIGHT = Instant.parse("2026-04-27T02:00:00Z");
    private final AutoControl control = control();
    private final HouseholdPlugs plugs =
            new HouseholdPlugs(new Devices(), control, (id, power) -> {}, () -> NIGHT);

    @Test
    void aRelayThatMovesUnaskedHoldsControlOffAndNotSchedules() {
        plugs.switched(state(true, "remote"));
        assertThat(reason()).isNotEqualTo(Reason.MANUAL_HOLD);

        plugs.switched(state(false, "remote"));
        plugs.switched(state(true, "remote"));

        assertThat(reason()).isEqualTo(Reason.MANUAL_HOLD);
        assertThat(plugs.heldByHandUntil("pc", NIGHT)).isEmpty();
    }

    @Test
    void aRelayThatDoesWhatAScheduleAsksHoldsNothing() {
        plugs.switched(state(false, "unknown"));
        plugs.power("pc", "on");

        plugs.switched(state(true, "remote"));

        assertThat(reason()).isNotEqualTo(Reason.MANUAL_HOLD);
    }

    @Test
    void aButtonHoldsOffBoth() {
        plugs.power("pc", "on");

        plugs.switched(state(true, "button"));

        assertThat(reason()).isEqualTo(Reason.MANUAL_HOLD);
        assertThat(plugs.heldByHandUntil("pc", NIGHT)).contains(NIGHT.plus(Duration.ofHours(2)));
    }

    private Reason reason() {
        Device device = new Device("pc", Optional.of(Reading.ofPower("pc", NIGHT, 4)),
                Optional.of(state(true, "unknown")), Optional.of(NIGHT), List.of(), Environment.UNKNOWN, "");
        return control.recommendation(device, NIGHT).orElseThrow().reason();
    }

    private static PowerState state(boolean on, String source) {
        return new PowerState("pc", NIGHT, Optional.of(on), Optional.empty(), Optional.empty(), source);
    }

    private static AutoControl control() {
        Histories histories = new Histories(
                new TraceRollups("pc", GeneratedPlug.of(Habit.OFFICE_PC, 56, 7).trace()), ZoneOffset.UTC);
        MapMemory memory = new MapMemory();
        return new AutoControl(new ControlDesk(memory, ControlTerms.USUAL), new Outlets(histories, memory), histories,
                (id, power) -> {}, (id, container, name, document) -> {});
    }
}
