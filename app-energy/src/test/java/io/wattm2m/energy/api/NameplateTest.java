// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameplateTest {

    @Test
    void whatABatteryHoldsIsWrittenOnItAndTakenOff() {
        List<String> labels = List.of("device:store", "capacity-kwh:5");

        assertThat(of("10.50").on(labels)).containsExactly("device:store", "capacity-kwh:10.5");
        assertThat(of("0").on(labels)).containsExactly("device:store");
        assertThat(new Nameplate("Store", null, null, null).on(labels)).contains("capacity-kwh:5", "name:Store");
    }

    @Test
    void whatTheJournalSaysOfItIsWhatWasWrittenButNotItsWords() {
        assertThat(new Nameplate("Anna's TV", "Nursery", null, null).attributes()).containsExactly("name", "room");
        assertThat(of("0").attributes()).containsExactly("capacity-kwh");
    }

    @Test
    void whatNothingCanHoldIsRefused() {
        assertThatThrownBy(() -> of("-1")).hasMessageContaining("capacityKwh");
        assertThatThrownBy(() -> new Nameplate(null, null, null, null)).hasMessageContaining("capacityKwh");
    }

    private static Nameplate of(String kwh) {
        return new Nameplate(null, null, null, new BigDecimal(kwh));
    }
}
