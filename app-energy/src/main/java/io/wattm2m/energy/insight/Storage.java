// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.measure.Channel;
import io.wattm2m.energy.measure.Level;
import io.wattm2m.energy.measure.Levels;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollups.Span;
import io.wattm2m.energy.production.Balance;
import io.wattm2m.energy.production.BatteryBalance;
import io.wattm2m.energy.production.Part;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** What batteries took and gave. Thread-safe. */
public final class Storage {
    /** The label on the container of a battery that says what it holds when full. */
    public static final String CAPACITY = "capacity-kwh";
    private static final double WH = 1000;
    private final EnergyFlows flows;
    private final Levels levels;

    public Storage(EnergyFlows flows, Levels levels) {
        this.flows = flows;
        this.levels = levels;
    }

    /** What the batteries among these took and gave, by device id. */
    public Map<String, BatteryBalance> batteries(List<Device> devices, Span span) {
        Map<String, BatteryBalance> balances = new TreeMap<>();
        devices.stream().filter(device -> EnergyFlows.part(device) == Part.BATTERY)
                .forEach(device -> balances.put(device.deviceId(), battery(device, span)));
        return balances;
    }

    private BatteryBalance battery(Device device, Span span) {
        Balance balance = Balance.of(flows.between(List.of(device), Resolution.HOUR, span));
        List<Level> hours = levels.between(device.deviceId(), Channel.BATTERY, span);
        OptionalDouble none = OptionalDouble.empty();
        return new BatteryBalance(balance.chargedWh(), balance.dischargedWh(),
                hours.isEmpty() ? none : OptionalDouble.of(hours.getFirst().mean()),
                hours.isEmpty() ? none : OptionalDouble.of(hours.getLast().mean()), capacityWh(device));
    }

    private static OptionalDouble capacityWh(Device device) {
        try {
            return device.label(CAPACITY).map(kwh -> OptionalDouble.of(Double.parseDouble(kwh) * WH))
                    .orElse(OptionalDouble.empty());
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
