// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wattm2m.energy.production.EfficiencyScore.Figures;
import io.wattm2m.energy.production.EfficiencyScore.Scored;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EfficiencyScoreTest {
    private static final OptionalDouble NONE = OptionalDouble.empty();

    @Test
    void theScoreIsTheWeightedMeanOfTheParts() {
        EfficiencyScore score = EfficiencyScore.of(new Figures(10_000, OptionalDouble.of(10_000),
                OptionalDouble.of(10_000 / 24.0 * 0.65), 7500, OptionalDouble.of(0.75), OptionalDouble.of(0.2)))
                .orElseThrow();

        assertThat(score.parts()).extracting(Scored::name).containsExactly("usual", "base-load", "off-peak",
                "own-supply");
        assertThat(score.parts()).extracting(part -> (double) Math.round(part.points())).containsExactly(75.0, 50.0,
                50.0, 20.0);
        assertThat(score.value()).isCloseTo((40 * 75 + 20 * 50 + 20 * 50 + 20 * 20) / 100.0, within(1e-9));
    }

    @Test
    void whatIsNotKnownDoesNotCount() {
        EfficiencyScore score = EfficiencyScore.of(
                new Figures(5000, OptionalDouble.of(10_000), NONE, 0, NONE, NONE)).orElseThrow();

        assertThat(score.value()).isEqualTo(100);
        assertThat(score.grade().label()).isEqualTo("A+");
        assertThat(EfficiencyScore.of(new Figures(5000, NONE, NONE, 0, NONE, NONE))).isEmpty();
        assertThat(EfficiencyScore.of(new Figures(0, OptionalDouble.of(1), NONE, 0, NONE, NONE))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"95, A+", "90, A+", "89.9, A", "75, B", "60, C", "55, D", "40, E", "39.9, F", "0, F"})
    void aGradeIsAScoreAsALetter(double score, String grade) {
        assertThat(Grade.of(score).label()).isEqualTo(grade);
    }

    @Property(tries = 300)
    void usingLessIsNeverWorse(@ForAll @DoubleRange(min = 100, max = 50_000) double consumed,
            @ForAll @DoubleRange(min = 0, max = 1) double share) {
        double more = usual(consumed);
        double less = usual(consumed * share + 1e-3);

        assertThat(more).isBetween(0.0, 100.0);
        assertThat(less).isGreaterThanOrEqualTo(Math.min(more, usual(consumed + 1)) - 1e-9);
    }

    private static double usual(double consumedWh) {
        return EfficiencyScore.of(new Figures(consumedWh, OptionalDouble.of(10_000), NONE, 0, NONE, NONE))
                .orElseThrow().value();
    }
}
