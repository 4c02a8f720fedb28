// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.smartplug.driver.Measured;
import io.wattm2m.smartplug.driver.Outlets;
import io.wattm2m.smartplug.driver.Quantity;
import io.wattm2m.smartplug.driver.Reading;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is known of a plug's outlets: what it tells in parts is laid over what it told before. For one thread at a time.
 */
final class Picture {
    private static final int MOST_OUTLETS = 16;
    private static final String COUNTER = "counter";
    private static final String OUTLETS = "outlets";
    private static final String DERIVED = "derived";
    private final Map<String, EnumMap<Quantity, Double>> outlets = new TreeMap<>();
    private final Map<String, Counters> counters = new HashMap<>();
    private double newest;

    /** Goes on from the telemetry of an earlier time. */
    void resume(Map<String, Object> telemetry) {
        if (!counters.isEmpty() || !(telemetry.get("timestamp") instanceof Number time)) {
            return;
        }
        if (telemetry.get(OUTLETS) instanceof Map<?, ?> each) {
            each.forEach((outlet, told) -> {
                if (told instanceof Map<?, ?> members) {
                    resume(String.valueOf(outlet), members, time.doubleValue());
                }
            });
        } else {
            resume(Outlets.ONLY, telemetry, time.doubleValue());
        }
    }

    /** What is known of each outlet; that of the plug as a whole is at {@link Outlets#WHOLE}. */
    Map<String, Map<Quantity, Double>> outlets() {
        Map<String, Map<Quantity, Double>> copy = new TreeMap<>();
        outlets.forEach((outlet, values) -> copy.put(outlet, Map.copyOf(values)));
        return copy;
    }

    /** Whether the energy of an outlet follows from its power: the plug counts none. */
    boolean isDerived(String outlet) {
        return !outlet.equals(Outlets.WHOLE) && counters.containsKey(outlet) && counters(outlet).consumed.raw() < 0;
    }

    /** A reading that is complete in itself, with its counter repaired. */
    Reading take(Reading reading) {
        double time = reading.timestampS().doubleValue();
        EnumMap<Quantity, Double> values = new EnumMap<>(Quantity.class);
        reading.powerW().ifPresent(watts -> values.put(Quantity.POWER, watts));
        reading.voltageV().ifPresent(volts -> values.put(Quantity.VOLTAGE, volts));
        reading.currentA().ifPresent(amperes -> values.put(Quantity.CURRENT, amperes));
        EnumMap<Quantity, Double> whole = new EnumMap<>(Quantity.class);
        reading.further().forEach((name, value) -> Quantity.of(name).filter(known -> value instanceof Number)
                .ifPresent(known -> whole.put(known, ((Number) value).doubleValue())));
        Map<String, Object> further = new LinkedHashMap<>(reading.further());
        OptionalDouble energy = reading.energyWh();
        if (energy.isPresent()) {
            double repaired = counters(Outlets.ONLY).counted(energy.getAsDouble(), time);
            values.put(Quantity.ENERGY, repaired);
            if (repaired != energy.getAsDouble()) {
                further.put(COUNTER, energy.getAsDouble());
                energy = OptionalDouble.of(repaired);
            }
        } else {
            counters(Outlets.ONLY).derive(values, time);
            energy = optional(values, Quantity.ENERGY);
            mark(Outlets.ONLY, values, further);
        }
        if (time >= newest) {
            newest = time;
            outlets.put(Outlets.ONLY, values);
            at(outlets, Outlets.WHOLE).putAll(whole);
        }
        return new Reading(reading.deviceId(), reading.timestampS(), reading.powerW(), reading.voltageV(),
                reading.currentA(), energy, further);
    }

    /**
     * Lays a part over what is known.
     *
     * @return the reading that comes of it; empty where a plug told nothing electrical, or its power is not known
     * @throws IllegalArgumentException where the plug tells of too many outlets
     */
    Optional<Reading> take(Measured measured) {
        boolean late = measured.timestampS().doubleValue() < newest;
        Map<String, EnumMap<Quantity, Double>> known = new TreeMap<>();
        outlets.forEach((outlet, values) -> known.put(outlet, new EnumMap<>(values)));
        measured.parts().forEach(part -> lay(part, known, measured.timestampS().doubleValue()));
        if (known.size() > MOST_OUTLETS) {
            throw new IllegalArgumentException("the plug has more than " + MOST_OUTLETS + " outlets");
        }
        if (!late) {
            newest = measured.timestampS().doubleValue();
            outlets.clear();
            outlets.putAll(known);
        }
        boolean electrical = measured.parts().stream()
                .anyMatch(part -> !part.outlet().equals(Outlets.WHOLE) && !part.values().isEmpty());
        return measured.bySensor() ? Optional.of(sensed(measured, known))
                : electrical ? reading(measured, known) : Optional.empty();
    }

    private void resume(String outlet, Map<?, ?> told, double time) {
        if (told.get("energy") instanceof Number energy && told.containsKey(DERIVED)) {
            counters(outlet).integral.resume(energy.doubleValue());
        } else if (told.get("energy") instanceof Number energy) {
            Number raw = told.get(COUNTER) instanceof Number counter ? counter : energy;
            counters(outlet).consumed.resume(raw.doubleValue(), energy.doubleValue(), time);
        }
    }

    private void lay(Measured.Part part, Map<String, EnumMap<Quantity, Double>> known, double time) {
        if (part.values().isEmpty() && part.withdrawn().isEmpty()) {
            return;
        }
        EnumMap<Quantity, Double> values = at(known, part.outlet());
        part.withdrawn().forEach(values::remove);
        values.putAll(part.values());
        Optional.ofNullable(part.values().get(Quantity.ENERGY)).ifPresent(
                raw -> values.put(Quantity.ENERGY, counters(part.outlet()).counted(raw, time)));
        if (part.values().containsKey(Quantity.POWER)) {
            counters(part.outlet()).derive(values, time);
        }
        Optional.ofNullable(part.values().get(Quantity.RETURNED_ENERGY)).ifPresent(
                raw -> values.put(Quantity.RETURNED_ENERGY, counters(part.outlet()).returned.repaired(raw, time)));
    }

    private Optional<Reading> reading(Measured measured, Map<String, EnumMap<Quantity, Double>> known) {
        List<EnumMap<Quantity, Double>> each = known.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(Outlets.WHOLE)).map(Map.Entry::getValue)
                .filter(values -> values.containsKey(Quantity.POWER)).toList();
        if (each.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> further = new LinkedHashMap<>();
        Stream.of(Quantity.RETURNED_ENERGY, Quantity.APPARENT_POWER, Quantity.REACTIVE_POWER)
                .forEach(quantity -> sum(each, quantity).ifPresent(sum -> further.put(quantity.written(), sum)));
        Stream.of(Quantity.FREQUENCY, Quantity.POWER_FACTOR)
                .filter(quantity -> each.size() == 1 || quantity == Quantity.FREQUENCY)
                .forEach(quantity -> first(each, quantity).ifPresent(told -> further.put(quantity.written(), told)));
        further.putAll(ofWhole(known));
        counted(known, further, each.size());
        return Optional.of(new Reading(measured.deviceId(), measured.timestampS(),
                sum(each, Quantity.POWER), first(each, Quantity.VOLTAGE), sum(each, Quantity.CURRENT),
                sum(each, Quantity.ENERGY), further));
    }

    private static Reading sensed(Measured measured, Map<String, EnumMap<Quantity, Double>> known) {
        return new Reading(measured.deviceId(), measured.timestampS(), OptionalDouble.empty(), OptionalDouble.empty(),
                OptionalDouble.empty(), OptionalDouble.empty(), ofWhole(known));
    }

    private static Map<String, Object> ofWhole(Map<String, EnumMap<Quantity, Double>> known) {
        Map<String, Object> further = new LinkedHashMap<>();
        Optional.ofNullable(known.get(Outlets.WHOLE)).ifPresent(
                whole -> whole.forEach((quantity, value) -> further.put(quantity.written(), value)));
        return further;
    }

    /** What each of several outlets told, and the counters as the plug has them where they were repaired. */
    private void counted(Map<String, EnumMap<Quantity, Double>> known, Map<String, Object> further, int count) {
        Map<String, Object> each = new LinkedHashMap<>();
        known.forEach((outlet, values) -> {
            Map<String, Object> told = new LinkedHashMap<>();
            values.forEach((quantity, value) -> told.put(quantity.written(), value));
            double raw = counters(outlet).consumed.raw();
            mark(outlet, values, told);
            if (count == 1) {
                mark(outlet, values, further);
            }
            boolean isRepaired = raw >= 0 && values.containsKey(Quantity.ENERGY) && raw != values.get(Quantity.ENERGY);
            if (isRepaired) {
                told.put(COUNTER, raw);
            }
            if (isRepaired && count == 1) {
                further.put(COUNTER, raw);
            }
            if (!outlet.equals(Outlets.WHOLE)) {
                each.put(outlet, told);
            }
        });
        if (count > 1) {
            further.put(OUTLETS, each);
        }
    }

    /** Says that the plug has not counted the energy itself. */
    private void mark(String outlet, Map<Quantity, Double> values, Map<String, Object> told) {
        if (isDerived(outlet) && values.containsKey(Quantity.ENERGY)) {
            told.put(DERIVED, List.of(Quantity.ENERGY.written()));
        }
    }

    /** Nothing unless all that measure power tell it: a sum of fewer would jump when the others tell theirs. */
    private static OptionalDouble sum(List<EnumMap<Quantity, Double>> each, Quantity quantity) {
        return each.stream().allMatch(values -> values.containsKey(quantity))
                ? OptionalDouble.of(each.stream().mapToDouble(values -> values.getOrDefault(quantity, 0.0)).sum())
                : OptionalDouble.empty();
    }

    private static OptionalDouble first(List<EnumMap<Quantity, Double>> each, Quantity quantity) {
        return each.stream().filter(values -> values.containsKey(quantity))
                .mapToDouble(values -> values.getOrDefault(quantity, 0.0)).findFirst();
    }

    private static OptionalDouble optional(Map<Quantity, Double> values, Quantity quantity) {
        return values.containsKey(quantity) ? OptionalDouble.of(values.getOrDefault(quantity, 0.0))
                : OptionalDouble.empty();
    }

    private static EnumMap<Quantity, Double> at(Map<String, EnumMap<Quantity, Double>> known, String outlet) {
        return known.computeIfAbsent(outlet, any -> new EnumMap<>(Quantity.class));
    }

    private Counters counters(String outlet) {
        return counters.computeIfAbsent(outlet,
                any -> new Counters(new EnergyCounter(), new EnergyCounter(), new EnergyIntegral()));
    }

    /**
     * What counts the energy of an outlet.
     *
     * @param consumed what the plug counts
     * @param returned what it counts of what is fed in
     * @param integral what follows from its power as long as it counts nothing
     */
    private record Counters(EnergyCounter consumed, EnergyCounter returned, EnergyIntegral integral) {

        /** What the plug's counter stands for; where the energy was derived before, it goes on from there. */
        double counted(double raw, double time) {
            if (consumed.raw() < 0) {
                integral.energyWh().ifPresent(derived -> consumed.resume(raw, derived, time));
            }
            return consumed.repaired(raw, time);
        }

        void derive(Map<Quantity, Double> values, double time) {
            if (consumed.raw() < 0) {
                integral.take(values.getOrDefault(Quantity.POWER, 0.0), time);
                integral.energyWh().ifPresent(energy -> values.put(Quantity.ENERGY, energy));
            }
        }
    }
}
