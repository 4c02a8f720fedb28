// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.energy.insight.AskedSwitch;
import io.wattm2m.energy.insight.AutoControl;
import io.wattm2m.energy.live.Devices;
import io.wattm2m.energy.live.Observer;
import io.wattm2m.energy.live.PowerState;
import io.wattm2m.energy.live.Switch;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.schedule.ScheduledPlugs;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The plugs of the household for its schedules; takes note of buttons that are pressed, and of relays that move without
 * a schedule or automatic control having asked. Thread-safe; as big as there are plugs.
 */
final class HouseholdPlugs implements ScheduledPlugs, Observer {
    private static final String BUTTON = "button";
    private final Devices devices;
    private final AutoControl control;
    private final Switch plugs;
    private final InstantSource clock;
    private final Map<String, Boolean> relays = new ConcurrentHashMap<>();

    HouseholdPlugs(Devices devices, AutoControl control, Switch plugs, InstantSource clock) {
        this.devices = devices;
        this.control = control;
        this.plugs = new AskedSwitch(plugs, control.desk(), clock);
        this.clock = clock;
    }

    @Override
    public boolean isProtected(String deviceId) {
        return devices.find(deviceId).filter(control::isProtected).isPresent();
    }

    @Override
    public Optional<Instant> heldByHandUntil(String deviceId, Instant now) {
        return control.desk().heldByHand(deviceId, now);
    }

    @Override
    public void power(String deviceId, String power) {
        plugs.power(deviceId, power);
    }

    @Override
    public void hold(String deviceId, Instant until) {
        control.desk().holdBySchedule(deviceId, until);
    }

    @Override
    public void measured(Reading reading) {
        // what is measured says nothing of who switched
    }

    @Override
    public void switched(PowerState state) {
        boolean hasMoved = state.on().filter(on -> hasMoved(state.deviceId(), on)).isPresent();
        if (state.source().equals(BUTTON)) {
            control.desk().switchedByHand(state.deviceId(), state.time());
        } else if (hasMoved && !control.desk().isAsked(state.deviceId(), state.on().orElseThrow(), clock.instant())) {
            control.desk().switchedElsewhere(state.deviceId(), clock.instant());
        }
    }

    private boolean hasMoved(String deviceId, Boolean on) {
        Boolean before = relays.put(deviceId, on);
        return before != null && !before.equals(on);
    }
}
