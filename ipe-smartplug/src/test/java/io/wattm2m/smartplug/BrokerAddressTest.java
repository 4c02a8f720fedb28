// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.primitive.Content;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokerAddressTest {

    @ParameterizedTest
    @CsvSource({"mqtt://broker:1884,tcp://broker:1884", "mqtt://broker,tcp://broker:1883",
        "mqtts://broker/,ssl://broker:8883", "tcp://broker:1,tcp://broker:1", "mqtt://[::1],tcp://[::1]:1883"})
    void anAddressIsWrittenAsThePahoClientNamesIt(String setting, String paho) {
        assertThat(BrokerAddress.of(setting, () -> {
            throw new AssertionError("the setting decides");
        })).contains(paho);
    }

    @Test
    void withoutASettingTheCseNamesTheBroker() {
        assertThat(BrokerAddress.of("", () -> cseBase(List.of("http://a:1", "mqtt://b:2", "mqtts://c:3"))))
                .contains("tcp://b:2");
        assertThat(BrokerAddress.of("", () -> cseBase(List.of("http://a:1")))).isEmpty();
    }

    private static Content cseBase(List<String> pointsOfAccess) {
        return new Content("m2m:cb", Map.of("poa", pointsOfAccess));
    }
}
