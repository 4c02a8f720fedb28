// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LookingThroughTest {
    private final List<Integer> asked = new ArrayList<>();

    @Test
    void whatOneSeesIsFoundBehindWhatOthersHave() {
        assertThat(LookingThrough.last(2, this::last, number -> number % 7000 == 0 && number > 0))
                .containsExactly(7000, 14_000);
        assertThat(asked).containsExactly(1000, 10_000, 100_000);
    }

    @Test
    void nobodyLooksFurtherThanHeHasTo() {
        assertThat(LookingThrough.last(3, this::last, number -> true)).containsExactly(0, 1, 2);
        assertThat(asked).containsExactly(1000);
    }

    @Test
    void whereThereIsNoMoreThatIsAll() {
        assertThat(LookingThrough.last(3, reach -> IntStream.range(0, 5).boxed().toList(), number -> number == 4))
                .containsExactly(4);
    }

    private List<Integer> last(int reach) {
        asked.add(reach);
        return IntStream.range(0, Math.min(reach, 20_000)).boxed().toList();
    }
}
