// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.smartplug.driver.Reading;
import java.util.Map;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RecentReadingsTest {

    @Property(tries = 100)
    void theLastFiveHundredAndTwelveAreRemembered(@ForAll @IntRange(min = 1, max = 3000) int count) {
        RecentReadings recent = new RecentReadings();

        for (int i = 0; i < count; i++) {
            assertThat(recent.has(reading(i))).isFalse();
            recent.add(reading(i));
        }

        for (int i = 0; i < count; i++) {
            assertThat(recent.has(reading(i))).isEqualTo(i >= count - 512);
        }
    }

    private static Reading reading(int number) {
        return new Reading("pc", 1_739_930_000L + number / 2, OptionalDouble.of(number % 2), OptionalDouble.of(230),
                OptionalDouble.empty(), OptionalDouble.empty(), Map.of());
    }
}
