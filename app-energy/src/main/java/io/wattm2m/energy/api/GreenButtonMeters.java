// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.greenbutton.Metered;
import io.wattm2m.energy.greenbutton.Metered.Direction;
import io.wattm2m.energy.greenbutton.Metered.Interval;
import io.wattm2m.energy.insight.EnergyFlows;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.measure.FedIn;
import io.wattm2m.energy.measure.Portion;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.measure.Rollups.Span;
import io.wattm2m.energy.production.Flow;
import io.wattm2m.energy.production.Part;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is kept of devices as a Green Button file has it, and back: what was taken and what was fed in, each by itself.
 * Immutable.
 *
 * @param household whose devices
 */
record GreenButtonMeters(Household household) {
    private static final double SECONDS_OF_HOUR = 3600;
    private static final double ALL_BUT_A_SECOND_OF_100 = 0.99;
    private static final int MICRO_WATT_HOURS = 6;
    private static final String GRID = "Grid";
    private static final Duration HOUR = Duration.ofHours(1);

    /** What each of some devices took and fed in, by what it is known by; its title is that of no other. */
    SequencedMap<String, List<Metered>> of(List<Device> devices, Span span) {
        SequencedMap<String, List<Metered>> points = new LinkedHashMap<>();
        devices.forEach(device -> points.put("device/" + device.deviceId(), of(device, span)));
        return points;
    }

    /** What the grid gave and took in each home, by what its connection is known by. */
    SequencedMap<String, List<Metered>> grids(List<OneHome> homes, List<Device> devices, Span span) {
        SequencedMap<String, List<Metered>> points = new LinkedHashMap<>();
        homes.forEach(home -> {
            String title = homes.size() == 1 ? GRID : (GRID + " " + home.name()).strip();
            List<Metered> grid = new GreenButtonMeters(home.household()).grid(title, home.among(devices), span);
            if (!grid.isEmpty()) {
                points.put("grid/" + home.id(), grid);
            }
        });
        return points;
    }

    /** The same where no two points have the same title: those that had are told apart by their ids. */
    static SequencedMap<String, List<Metered>> titled(SequencedMap<String, List<Metered>> points) {
        List<String> titles = points.values().stream().map(GreenButtonMeters::title).toList();
        if (Set.copyOf(titles).size() == titles.size()) {
            return points;
        }
        SequencedMap<String, List<Metered>> titled = new LinkedHashMap<>();
        points.forEach((id, meters) -> titled.put(id, Collections.frequency(titles, title(meters)) == 1 ? meters
                : called(title(meters) + " (" + id.substring(id.indexOf('/') + 1) + ")", meters)));
        return titled(titled);
    }

    private static List<Metered> called(String title, List<Metered> meters) {
        return meters.stream().map(meter -> new Metered(title, meter.direction(), meter.intervals())).toList();
    }

    /** As it is read again. */
    private static String title(List<Metered> meters) {
        return meters.getFirst().title().strip();
    }

    private List<Metered> of(Device device, Span span) {
        List<Rollup> fedIn = rows(FedIn.of(device.deviceId()), span);
        List<Rollup> kept = rows(device.deviceId(), span);
        Map<Instant, Double> givenWh = EnergyFlows.isNet(device, kept)
                ? fedIn.stream().collect(Collectors.toMap(Rollup::start, Rollup::energyWh, Double::sum))
                : Map.of();
        Metered taken = new Metered(device.name(), Direction.TAKEN, kept.stream()
                .map(hour -> interval(hour, hour.energyWh() + givenWh.getOrDefault(hour.start(), 0.0))).toList());
        return fedIn.stream().allMatch(hour -> hour.energyWh() == 0) ? List.of(taken)
                : List.of(taken, new Metered(device.name(), Direction.FED_IN,
                        fedIn.stream().map(hour -> interval(hour, hour.energyWh())).toList()));
    }

    /** What the grid gave and took, calculated, where something produces or stores and no device counts that. */
    private List<Metered> grid(String title, List<Device> devices, Span span) {
        if (!EnergyFlows.areMetered(devices)
                || devices.stream().anyMatch(device -> EnergyFlows.part(device) == Part.GRID)) {
            return List.of();
        }
        List<Flow> hours = household.insight().bills().flows().sums(devices, Resolution.HOUR, span);
        return List.of(new Metered(title, Direction.TAKEN, calculated(hours, Flow::importedWh)),
                new Metered(title, Direction.FED_IN, calculated(hours, Flow::exportedWh)));
    }

    /** What is to be kept of a device itself, of which a file tells this. */
    static List<Portion> own(Device device, List<Metered> meters) {
        List<Portion> taken = portions(meters, Direction.TAKEN);
        Stream<Portion> given = portions(meters, Direction.FED_IN).stream().map(portion -> notTaken(portion,
                EnergyFlows.isNet(device) ? -portion.energyWh() : 0, taken.isEmpty() ? portion.coverage() : 0));
        return Stream.concat(taken.stream(), given).toList();
    }

    /** What it fed in. */
    static List<Portion> fedIn(List<Metered> meters) {
        return portions(meters, Direction.FED_IN);
    }

    private List<Rollup> rows(String meter, Span span) {
        return HistoryResource.rows(household, meter, Resolution.HOUR, span);
    }

    private static Interval interval(Rollup hour, double energyWh) {
        return new Interval(hour.start(), HOUR, BigDecimal.valueOf(energyWh),
                hour.coveredSeconds() >= ALL_BUT_A_SECOND_OF_100 * SECONDS_OF_HOUR);
    }

    private static List<Interval> calculated(List<Flow> hours, ToDoubleFunction<Flow> energyWh) {
        return hours.stream().map(hour -> new Interval(hour.start(), HOUR,
                BigDecimal.valueOf(energyWh.applyAsDouble(hour)).setScale(MICRO_WATT_HOURS, RoundingMode.HALF_UP),
                false)).toList();
    }

    private static List<Portion> portions(List<Metered> meters, Direction direction) {
        return meters.stream().filter(meter -> meter.direction() == direction)
                .flatMap(meter -> meter.intervals().stream()).map(GreenButtonMeters::portion).toList();
    }

    private static Portion portion(Interval interval) {
        double meanW = interval.energyWh().multiply(BigDecimal.valueOf(SECONDS_OF_HOUR))
                .divide(BigDecimal.valueOf(interval.length().toSeconds()), MathContext.DECIMAL64).doubleValue();
        // of an interval that was measured in part, a file does not say in how large a part
        return new Portion(interval.start(), interval.end(), interval.energyWh().doubleValue(),
                interval.valid() ? 1 : 0.5, meanW, meanW);
    }

    /** Where a file also tells what was taken, that says how much of the time was measured. */
    private static Portion notTaken(Portion fedIn, double energyWh, double coverage) {
        double meanW = energyWh * SECONDS_OF_HOUR / fedIn.seconds();
        return new Portion(fedIn.from(), fedIn.to(), energyWh, coverage, meanW, meanW);
    }
}
