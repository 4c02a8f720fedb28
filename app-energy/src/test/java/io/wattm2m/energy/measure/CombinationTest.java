// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CombinationTest {
    private static final Instant TEN = Instant.parse("2026-01-05T10:00:00Z");

    @Test
    void theShareThatNoPlugMeasuresIsTheDifference() {
        assertThat(Combination.of("rest", List.of(List.of(hour("house", TEN, 1000, 3600))),
                List.of(List.of(hour("tv", TEN, 100, 3600)), List.of(hour("pc", TEN, 250, 1800)))))
                .singleElement().satisfies(rest -> {
                    assertThat(rest.deviceId()).isEqualTo("rest");
                    assertThat(rest.energyWh()).isEqualTo(650);
                    assertThat(rest.coveredSeconds()).isEqualTo(1800);
                    assertThat(rest.meanW()).isBetween(rest.lowestW(), rest.highestW());
                });
    }

    @Test
    void whereAPlugSaidNothingNothingIsCovered() {
        Instant eleven = TEN.plusSeconds(3600);

        assertThat(Combination.of("both",
                List.of(List.of(hour("tv", TEN, 100, 3600), hour("tv", eleven, 100, 3600)),
                        List.of(hour("pc", eleven, 50, 3600))),
                List.of())).extracting(Rollup::coveredSeconds).containsExactly(0.0, 3600.0);
    }

    /** What is taken away and added again leaves nothing but what there was. */
    @Property(tries = 200)
    void aPartAndTheRestMakeTheWhole(@ForAll @Size(min = 1, max = 24) List<@DoubleRange(max = 5000) Double> whole,
            @ForAll @DoubleRange(max = 1) double share) {
        List<Rollup> house = hours("house", whole, 1);
        List<Rollup> part = hours("part", whole, share);

        List<Rollup> rest = Combination.of("rest", List.of(house), List.of(part));
        List<Rollup> again = Combination.of("house", List.of(rest, part), List.of());

        for (int hour = 0; hour < house.size(); hour++) {
            assertThat(again.get(hour).energyWh()).isCloseTo(house.get(hour).energyWh(), Offset.offset(1e-6));
        }
    }

    private static List<Rollup> hours(String deviceId, List<Double> energies, double share) {
        return java.util.stream.IntStream.range(0, energies.size())
                .mapToObj(hour -> hour(deviceId, TEN.plusSeconds(3600L * hour), energies.get(hour) * share, 3600))
                .toList();
    }

    private static Rollup hour(String deviceId, Instant start, double energyWh, double covered) {
        return new Rollup(deviceId, Resolution.HOUR, start, energyWh, covered, energyWh / 2, energyWh * 2);
    }
}
