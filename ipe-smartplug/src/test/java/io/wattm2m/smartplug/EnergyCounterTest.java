// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EnergyCounterTest {
    private final EnergyCounter counter = new EnergyCounter();

    @Test
    void aCounterThatBeginsAtZeroAgainGoesOn() {
        assertThat(counter.repaired(500, 0)).isEqualTo(500);
        assertThat(counter.repaired(0, 60)).isEqualTo(500);
        assertThat(counter.repaired(20, 120)).isEqualTo(520);
        assertThat(counter.repaired(5, 180)).isEqualTo(525);
    }

    @Test
    void aZeroThatNeverWasIsForgotten() {
        counter.repaired(196_708, 0);
        assertThat(counter.repaired(0, 1)).isEqualTo(196_708);

        assertThat(counter.repaired(196_709, 2)).isEqualTo(196_709);
    }

    @Test
    void whatIsRoundedDownIsNoNewBeginning() {
        counter.repaired(100.4, 0);

        assertThat(counter.repaired(100.0, 1)).isEqualTo(100.4);
        assertThat(counter.repaired(101, 2)).isEqualTo(101);
    }

    @Test
    void whatComesLateBelongsToTheTimeBefore() {
        counter.repaired(500, 100);
        counter.repaired(3, 200);

        assertThat(counter.repaired(499, 90)).isEqualTo(499);
        assertThat(counter.repaired(4, 201)).isEqualTo(504);
    }

    @Test
    void afterARestartItGoesOnWhereItWas() {
        counter.resume(20, 520, 100);

        assertThat(counter.repaired(21, 101)).isEqualTo(521);
        assertThat(counter.repaired(0, 102)).isEqualTo(521);
    }

    @Property
    void whatItStandsForNeverFalls(@ForAll @Size(max = 50) List<@DoubleRange(max = 1e6) Double> told) {
        EnergyCounter any = new EnergyCounter();
        double before = 0;
        for (int i = 0; i < told.size(); i++) {
            double repaired = any.repaired(told.get(i), i * 3600.0 * 1000);
            assertThat(repaired).isGreaterThanOrEqualTo(before);
            before = repaired;
        }
    }
}
