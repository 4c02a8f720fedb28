// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.spi.Configuration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BannerTest {

    @ParameterizedTest
    @CsvSource({"mqtt, '', (embedded broker)", "mqtts, '', (embedded broker)",
        "mqtt, mqtt://broker.home:1883, (external broker)", "mqtts, mqtts://broker.home:8883, (external broker)"})
    void theBrokerIsOursUnlessAnotherIsSet(String scheme, String broker, String expected) {
        Configuration configuration = new Configuration(Map.of("mqtt.broker", broker));

        assertThat(Banner.hint(scheme, "cse-in", configuration)).isEqualTo("  " + expected);
    }

    @ParameterizedTest
    @CsvSource({"http, /cse-in", "coap, /cse-in", "ws, ''"})
    void othersSayWhereTheTreeBegins(String scheme, String expected) {
        assertThat(Banner.hint(scheme, "cse-in", new Configuration(Map.of()))).isEqualTo(expected);
    }
}
