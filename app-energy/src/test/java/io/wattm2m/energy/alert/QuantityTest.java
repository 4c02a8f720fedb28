// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.energy.measure.Channel;
import io.wattm2m.energy.measure.Reading;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class QuantityTest {

    @Test
    void aPowerFactorCountsFromAnAppliancesPowerOn() {
        assertThat(of(Quantity.POWER_FACTOR, 600, Map.of(Channel.POWER_FACTOR, -0.85))).hasValue(85);
        assertThat(of(Quantity.POWER_FACTOR, 25, Map.of(Channel.POWER_FACTOR, 0.57))).isEmpty();
        assertThat(of(Quantity.POWER_FACTOR, 600, Map.of())).isEmpty();
    }

    @Test
    void unevenPhasesCountWhereThreeAreToldAndAnythingFlows() {
        assertThat(of(Quantity.CURRENT_IMBALANCE, 0,
                Map.of(Channel.CURRENT_L1, 12.0, Channel.CURRENT_L2, 9.0, Channel.CURRENT_L3, 9.0))).hasValue(20);
        assertThat(of(Quantity.CURRENT_IMBALANCE, 0,
                Map.of(Channel.CURRENT_L1, 1.2, Channel.CURRENT_L2, 0.1, Channel.CURRENT_L3, 0.1))).isEmpty();
        assertThat(of(Quantity.VOLTAGE_IMBALANCE, 0,
                Map.of(Channel.VOLTAGE_L1, 230.0, Channel.VOLTAGE_L2, 230.0))).isEmpty();
    }

    private static OptionalDouble of(Quantity quantity, double powerW, Map<Channel, Double> levels) {
        return quantity.of(Reading.ofPower("meter", Instant.EPOCH, powerW).with(levels), Optional.empty());
    }
}
