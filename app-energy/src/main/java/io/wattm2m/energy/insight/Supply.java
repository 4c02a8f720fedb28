// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import static java.util.stream.Collectors.toMap;

import io.wattm2m.energy.cost.Bill;
import io.wattm2m.energy.cost.CostShares;
import io.wattm2m.energy.cost.UsedEnergy;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.live.Devices;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.production.Flow;
import io.wattm2m.energy.production.Part;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What of a household's energy is billed: what its consumers used or, where anything produces, stores or counts the
 * grid, what was taken from the grid and given to it. Thread-safe.
 */
final class Supply {
    /** What the grid gave that no plug has counted. */
    private static final String UNTRACKED = "";
    private final Histories histories;
    private final Devices devices;

    Supply(Histories histories, Devices devices) {
        this.histories = histories;
        this.devices = devices;
    }

    /** What the consumers used, by device id. */
    Map<String, List<UsedEnergy>> used(LocalDate from, LocalDate to) {
        return devices.all().stream().filter(device -> isConsumer(EnergyFlows.part(device)))
                .collect(toMap(Device::deviceId, device -> histories.used(device.deviceId(), from, to)));
    }

    /** What is billed from a day on and before another. */
    List<UsedEnergy> billed(LocalDate from, LocalDate to) {
        return isMetered() ? traded(from, to) : all(used(from, to));
    }

    /** The same, if the consumers had used something else. */
    List<UsedEnergy> billed(LocalDate from, LocalDate to, Map<String, List<UsedEnergy>> used,
            Map<String, List<UsedEnergy>> changed) {
        if (!isMetered()) {
            return all(changed);
        }
        List<UsedEnergy> traded = traded(from, to);
        return changed.equals(used) ? traded
                : hours(Stream.concat(Stream.concat(traded.stream(),
                        all(changed).stream()), all(used).stream().map(Supply::negated)));
    }

    /** Who of the consumers caused how much of a bill; what none of them has counted is nobody's. */
    CostShares shares(Bill bill, Map<String, List<UsedEnergy>> used, List<UsedEnergy> billed) {
        if (!isMetered()) {
            return CostShares.of(bill, used);
        }
        Map<String, List<UsedEnergy>> all = new HashMap<>(used);
        all.put(UNTRACKED, hours(Stream.concat(billed.stream(), all(used).stream().map(Supply::negated))));
        return CostShares.of(bill, all).without(UNTRACKED);
    }

    private boolean isMetered() {
        return EnergyFlows.areMetered(devices.all());
    }

    private List<UsedEnergy> traded(LocalDate from, LocalDate to) {
        return histories.flows().between(devices.all(), Resolution.QUARTER_HOUR, histories.span(from, to)).stream()
                .flatMap(flow -> traded(LocalDateTime.ofInstant(flow.start(), histories.zone()), flow)).toList();
    }

    /** What a flow took from the grid, and below zero what it gave. */
    static Stream<UsedEnergy> traded(LocalDateTime at, Flow flow) {
        return Stream.of(flow.importedWh(), -flow.exportedWh()).filter(energyWh -> energyWh != 0)
                .map(energyWh -> UsedEnergy.ofWh(at, energyWh));
    }

    /** The same energy by whole hours, what was taken apart from what was given. */
    static List<UsedEnergy> byHours(List<UsedEnergy> energy) {
        return Stream.of(energy.stream().filter(used -> used.kwh().signum() >= 0),
                energy.stream().filter(used -> used.kwh().signum() < 0)).flatMap(part -> hours(part).stream()).toList();
    }

    private static boolean isConsumer(Part part) {
        return part == Part.CONSUMER || part == Part.SITE;
    }

    private static UsedEnergy negated(UsedEnergy energy) {
        return new UsedEnergy(energy.at(), energy.kwh().negate());
    }

    private static List<UsedEnergy> hours(Stream<UsedEnergy> energy) {
        Map<LocalDateTime, BigDecimal> hours = new TreeMap<>();
        energy.forEach(used -> hours.merge(used.at().truncatedTo(ChronoUnit.HOURS), used.kwh(), BigDecimal::add));
        return hours.entrySet().stream().map(hour -> new UsedEnergy(hour.getKey(), hour.getValue())).toList();
    }

    private static List<UsedEnergy> all(Map<String, List<UsedEnergy>> used) {
        return used.values().stream().flatMap(List::stream).toList();
    }
}
