// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import io.wattm2m.energy.live.Switch;
import java.time.InstantSource;

/**
 * Switches plugs for schedules and automatic control, and leaves word of it, so that what they have switched is not
 * taken for the work of a person. Thread-safe.
 */
public final class AskedSwitch implements Switch {
    private final Switch plugs;
    private final ControlDesk desk;
    private final InstantSource clock;

    /**
     * The same plugs, with word left.
     *
     * @param plugs what switches them
     * @param desk where word is left
     * @param clock the present
     */
    public AskedSwitch(Switch plugs, ControlDesk desk, InstantSource clock) {
        this.plugs = plugs;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public void power(String deviceId, String power) {
        desk.ask(deviceId, power, clock.instant());
        plugs.power(deviceId, power);
    }
}
