// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.smartplug.driver.Measured;
import io.wattm2m.smartplug.driver.Quantity;
import io.wattm2m.smartplug.driver.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Plugs that measure power and count no energy. */
class EnergyIntegralTest {
    private static final long START = 1_739_930_112;
    private final Picture picture = new Picture();

    @Test
    void theAreaBelowThePowerIsTheEnergyAndMarkedAsDerived() {
        for (int i = 0; i < 10; i++) {
            told(i * 60, 60);
        }

        Reading reading = told(600, 120);

        assertThat(reading.energyWh()).hasValue(10.5);
        assertThat(reading.further()).containsEntry("derived", List.of("energy"));
        assertThat(picture.isDerived("1")).isTrue();
    }

    @Test
    void aPlugIsGivenTimeToTellItsCounter() {
        for (int i = 0; i < 5; i++) {
            assertThat(told(i * 60, 60).energyWh()).isEmpty();
        }
        assertThat(take(300, Map.of(Quantity.POWER, 60.0, Quantity.ENERGY, 7000.0)).energyWh()).hasValue(7000);
        assertThat(told(2000, 60).energyWh()).as("its counter stays").hasValue(7000);
        assertThat(picture.isDerived("1")).isFalse();
    }

    @Test
    void aCounterThatIsToldLateGoesOnWhereTheIntegralWas() {
        for (int i = 0; i <= 10; i++) {
            told(i * 60, 60);
        }

        assertThat(take(660, Map.of(Quantity.ENERGY, 3.0)).energyWh()).hasValue(10);
        assertThat(take(720, Map.of(Quantity.ENERGY, 4.0)).energyWh()).hasValue(11);
    }

    @Test
    void aLongSilenceWhatIsFedInAndWhatIsLateAreNotCounted() {
        for (int i = 0; i <= 10; i++) {
            told(i * 60, 60);
        }

        assertThat(told(30, 9000).energyWh()).hasValue(10);
        assertThat(told(600 + 901, 60).energyWh()).hasValue(10);
        assertThat(told(600 + 902, -3600).energyWh()).hasValue(10.008);
        assertThat(told(600 + 902 + 800, -3600).energyWh()).hasValue(10.008);
    }

    @Test
    void aRestartGoesOn() {
        picture.resume(Map.of("energy", 12.5, "derived", List.of("energy"), "timestamp", START + 1000));

        assertThat(told(1060, 60).energyWh()).hasValue(12.5);
        assertThat(told(1120, 60).energyWh()).hasValue(13.5);
    }

    private Reading told(long time, double watts) {
        return take(time, Map.of(Quantity.POWER, watts));
    }

    private Reading take(long time, Map<Quantity, Double> values) {
        Optional<Reading> reading =
                picture.take(new Measured("plug", START + time, List.of(new Measured.Part("1", values))));
        return reading.orElseThrow();
    }
}
