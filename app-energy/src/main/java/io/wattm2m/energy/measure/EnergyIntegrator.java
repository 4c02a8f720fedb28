// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The energy between two readings. Immutable; each answer depends on its two readings only, so that a reading that
 * comes late can be set between its neighbours.
 *
 * <p>Where both readings have a counter, its difference is the energy, and nothing of it is lost or invented. A counter
 * that has dropped began at zero again in between. The energy is set as near to the end of the interval as the power
 * read there explains it; what that power does not explain goes evenly over the rest. A plug that reports what it used
 * since its last report, with hours of silence before, is therefore credited where it was used.
 *
 * <p>Without counters the energy is the trapezoid of the powers, and over more than {@code longestGap} nothing.
 *
 * @param longestGap the longest silence across which a power is taken to hold
 * @param highestPower the power in W beyond which a counter's step is not believed
 */
public record EnergyIntegrator(Duration longestGap, double highestPower) {
    /** What the coarsest counters in use step by: 0.01 kWh. */
    private static final double STEP_WH = 10;
    /** What writing a counter with few decimals leaves over. */
    private static final double ROUNDING_WH = 0.005;

    public EnergyIntegrator {
        if (!longestGap.isPositive() || !(highestPower > 0)) {
            throw new IllegalArgumentException("longestGap and highestPower have to be positive");
        }
    }

    /** The energy between two readings of a plug, the earlier one first; empty where nothing is known of it. */
    public List<Portion> between(Reading before, Reading after) {
        if (!before.time().isBefore(after.time())) {
            return List.of();
        }
        OptionalDouble counted = counted(before, after);
        return counted.isPresent() ? placed(before, after, counted.getAsDouble()) : trapezoid(before, after);
    }

    /**
     * The energy that the very first reading tells of: that of a counter that has just begun, which is one whose whole
     * value its power explains within the longest gap; otherwise nothing.
     */
    public List<Portion> upTo(Reading first) {
        double counter = first.energyWh().orElse(0);
        if (counter <= 0 || first.powerW() <= 0 || counter > wattHours(first.powerW(), longestGap) + ROUNDING_WH) {
            return List.of();
        }
        Instant start = earlier(first.time(), Math.min(counter / first.powerW() * 3600, seconds(longestGap)));
        return start.isBefore(first.time())
                ? List.of(new Portion(start, first.time(), counter, 1, first.powerW(), first.powerW()))
                : List.of();
    }

    /** What had to be mended in the counter between two readings, in a sentence; empty where it counted on. */
    public Optional<String> repair(Reading before, Reading after) {
        if (before.energyWh().isEmpty() || after.energyWh().isEmpty()) {
            return Optional.empty();
        }
        double from = before.energyWh().getAsDouble();
        double to = after.energyWh().getAsDouble();
        if (counted(before, after).isEmpty()) {
            return Optional.of(String.format(Locale.ROOT, "The counter went from %.1f to %.1f Wh, which no power "
                    + "explains: the power was taken instead.", from, to));
        }
        return to >= from ? Optional.empty()
                : Optional.of(String.format(Locale.ROOT, "The counter fell from %.1f to %.1f Wh: it has begun again, "
                        + "and what it shows was counted.", from, to));
    }

    private OptionalDouble counted(Reading before, Reading after) {
        if (before.energyWh().isEmpty() || after.energyWh().isEmpty()) {
            return OptionalDouble.empty();
        }
        double counter = after.energyWh().getAsDouble();
        double step = counter - before.energyWh().getAsDouble();
        double energy = step >= 0 ? step : counter;
        double most = wattHours(highestPower, Duration.between(before.time(), after.time())) + STEP_WH;
        return energy >= 0 && energy <= most ? OptionalDouble.of(energy) : OptionalDouble.empty();
    }

    private List<Portion> placed(Reading before, Reading after, double energyWh) {
        double explained = after.powerW() <= 0 ? 0 : energyWh / after.powerW() * 3600;
        Instant start = earlier(after.time(), Math.min(explained, seconds(longestGap)));
        if (!start.isAfter(before.time())) {
            return List.of(portion(before, after, before.time(), after.time(), energyWh));
        }
        double tail = Math.max(0, after.powerW()) * Portion.seconds(start, after.time()) / 3600;
        boolean allExplained = energyWh - tail <= ROUNDING_WH;
        List<Portion> placed = new ArrayList<>();
        if (!allExplained || !isSilence(before, after)) {
            placed.add(rest(before, after, start, allExplained ? 0 : energyWh - tail));
        }
        if (start.isBefore(after.time())) {
            placed.add(portion(before, after, start, after.time(), allExplained ? energyWh : tail));
        }
        return placed;
    }

    /** What nobody saw the power of: its mean belongs to the extremes, too. */
    private Portion rest(Reading before, Reading after, Instant end, double energyWh) {
        Portion rest = portion(before, after, before.time(), end, energyWh);
        double meanW = isSilence(before, after) ? energyWh / rest.seconds() * 3600 : rest.lowestW();
        return new Portion(rest.from(), end, energyWh, 1, Math.min(rest.lowestW(), meanW),
                Math.max(rest.highestW(), meanW));
    }

    private boolean isSilence(Reading before, Reading after) {
        return Duration.between(before.time(), after.time()).compareTo(longestGap) > 0;
    }

    private List<Portion> trapezoid(Reading before, Reading after) {
        if (isSilence(before, after)) {
            return List.of();
        }
        double energyWh = wattHours((before.powerW() + after.powerW()) / 2,
                Duration.between(before.time(), after.time()));
        return List.of(portion(before, after, before.time(), after.time(), energyWh));
    }

    private static Portion portion(Reading before, Reading after, Instant from, Instant to, double energyWh) {
        return new Portion(from, to, energyWh, 1, Math.min(before.powerW(), after.powerW()),
                Math.max(before.powerW(), after.powerW()));
    }

    private static Instant earlier(Instant time, double seconds) {
        return time.minusNanos(Math.round(Math.min(seconds, 1e9) * 1e9));
    }

    private static double wattHours(double powerW, Duration time) {
        return powerW * seconds(time) / 3600;
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }
}
