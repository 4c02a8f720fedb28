// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * What contestants did turn by turn, several times, so that what else the machine does concerns all of them. Immutable.
 *
 * @param rounds what each contestant did, by its name
 */
public record Comparison(List<Map<String, Figures>> rounds) {
    public Comparison {
        rounds = rounds.stream().map(Map::copyOf).toList();
    }

    /** Lets the contestants run, one after the other, so many times. */
    public static Comparison run(Load load, int rounds, Map<String, Callers> contestants) throws InterruptedException {
        List<Map<String, Figures>> done = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Map<String, Figures> figures = new LinkedHashMap<>();
            for (Map.Entry<String, Callers> contestant : contestants.entrySet()) {
                figures.put(contestant.getKey(), load.closed(contestant.getValue()));
            }
            done.add(figures);
        }
        return new Comparison(done);
    }

    /** The median of the rounds. */
    public double rate(String contestant) {
        return median(round -> of(round, contestant).rate());
    }

    /** The median of the rounds, in milliseconds. */
    public double percentile(String contestant, double percent) {
        return median(round -> of(round, contestant).percentile(percent));
    }

    /** How the rate of one relates to that of another in the same round: the median, the smallest and the largest. */
    public String ratio(String contestant, String other) {
        ToDoubleFunction<Map<String, Figures>> ratio =
                round -> of(round, contestant).rate() / of(round, other).rate();
        double least = rounds.stream().mapToDouble(ratio).min().orElseThrow();
        double most = rounds.stream().mapToDouble(ratio).max().orElseThrow();
        String middle = String.format(Locale.ROOT, "%.2f", median(ratio));
        return rounds.size() == 1 ? middle : middle + String.format(Locale.ROOT, " (%.2f–%.2f)", least, most);
    }

    private double median(ToDoubleFunction<Map<String, Figures>> figure) {
        return rounds.stream().sorted(Comparator.comparingDouble(figure)).skip((rounds.size() - 1) / 2)
                .mapToDouble(figure).findFirst().orElseThrow();
    }

    private static Figures of(Map<String, Figures> round, String contestant) {
        return Objects.requireNonNull(round.get(contestant), contestant);
    }
}
