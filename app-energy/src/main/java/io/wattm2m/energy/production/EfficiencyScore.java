// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.production;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/**
 * How well a day went, 0 to 100: the weighted mean of the parts that can be told of it. Each part's points are a
 * straight line of one figure of the day, cut off at 0 and 100. Immutable.
 *
 * <ul>
 * <li>{@code usual}, weight 40: 175 − 100·r, with r what was consumed over what is usual on such a day. As usual is 75.
 * <li>{@code base-load}, weight 20: 100·(1 − b)/0.7, with b the lowest hour times 24 over the day. Up to 30 % is 100.
 * <li>{@code off-peak}, weight 20: 100·s^(ln 0.5/ln u), with s the share consumed at cheaper hours and u the share of
 * the day that these are: evenly spread is 50. Only where a tariff has such hours.
 * <li>{@code own-supply}, weight 20: 100 times the autarky. Only where energy was produced.
 * </ul>
 *
 * @param parts those that could be told, at least one
 */
public record EfficiencyScore(List<Scored> parts) {
    private static final double BASE_LOAD_RANGE = 0.7;
    private static final int HOURS = 24;

    public EfficiencyScore {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a score has at least one part");
        }
    }

    /** The score of a day; empty where nothing was consumed or nothing is known to compare it with. */
    public static Optional<EfficiencyScore> of(Figures figures) {
        if (!(figures.consumedWh > 0)) {
            return Optional.empty();
        }
        List<Scored> parts = Stream.of(usual(figures), baseLoad(figures), offPeak(figures), ownSupply(figures))
                .flatMap(Optional::stream).toList();
        return parts.isEmpty() ? Optional.empty() : Optional.of(new EfficiencyScore(parts));
    }

    /** 0 to 100. */
    public double value() {
        double weights = parts.stream().mapToDouble(Scored::weight).sum();
        return parts.stream().mapToDouble(part -> part.weight * part.points).sum() / weights;
    }

    /** The same as a letter. */
    public Grade grade() {
        return Grade.of(value());
    }

    private static Optional<Scored> usual(Figures figures) {
        return figures.usualWh.isEmpty() || figures.usualWh.getAsDouble() <= 0 ? Optional.empty()
                : Optional.of(Scored.of("usual", 40, figures.consumedWh / figures.usualWh.getAsDouble(),
                        ratio -> 175 - 100 * ratio));
    }

    private static Optional<Scored> baseLoad(Figures figures) {
        return figures.lowestHourWh.isEmpty() ? Optional.empty()
                : Optional.of(Scored.of("base-load", 20,
                        figures.lowestHourWh.getAsDouble() * HOURS / figures.consumedWh,
                        share -> 100 * (1 - share) / BASE_LOAD_RANGE));
    }

    private static Optional<Scored> offPeak(Figures figures) {
        double even = figures.offPeakHours.orElse(0);
        return even <= 0 || even >= 1 ? Optional.empty()
                : Optional.of(Scored.of("off-peak", 20, figures.offPeakWh / figures.consumedWh,
                        share -> 100 * Math.pow(Math.max(0, share), Math.log(0.5) / Math.log(even))));
    }

    private static Optional<Scored> ownSupply(Figures figures) {
        return figures.autarky.isEmpty() ? Optional.empty()
                : Optional.of(Scored.of("own-supply", 20, figures.autarky.getAsDouble(), share -> 100 * share));
    }

    /**
     * A part of a score. Immutable.
     *
     * @param name of the part
     * @param weight how much it counts
     * @param figure what it is from: a ratio or a share
     * @param points 0 to 100
     */
    public record Scored(String name, int weight, double figure, double points) {
        static Scored of(String name, int weight, double figure, DoubleUnaryOperator line) {
            return new Scored(name, weight, figure, Math.clamp(line.applyAsDouble(figure), 0, 100));
        }
    }

    /**
     * What of a day a score is made of. Immutable.
     *
     * @param consumedWh what was consumed
     * @param usualWh what is usually consumed on such a day
     * @param lowestHourWh the lowest of its hours
     * @param offPeakWh what was consumed at cheaper hours
     * @param offPeakHours the share of the day that these are, 0 to 1; empty where no hour is cheaper
     * @param autarky the share that was not taken from the grid; empty where nothing was produced
     */
    public record Figures(double consumedWh, OptionalDouble usualWh, OptionalDouble lowestHourWh, double offPeakWh,
            OptionalDouble offPeakHours, OptionalDouble autarky) {}
}
