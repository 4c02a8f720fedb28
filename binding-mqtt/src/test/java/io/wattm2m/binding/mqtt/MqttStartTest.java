// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.cse.testing.OpenSecurity;
import io.wattm2m.cse.testing.Standard;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an operator is told at the start. */
class MqttStartTest {

    @Test
    void aPortInUseIsNamedInOneLine() {
        try (ListeningBinding cse = ListeningBinding.embedded()) {
            int port = cse.pointOfAccess.getPort();
            MqttSettings taken =
                    new Configuration(Map.of("mqtt.port", "" + port)).read("mqtt", MqttSettings.DEFAULTS);

            assertThatThrownBy(() -> ListeningBinding.with(taken)).isInstanceOf(StartFailure.class)
                    .hasMessageContaining("127.0.0.1:" + port).hasMessageContaining("mqtt.port")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void aBrokerThatIsNotThereIsNamedInOneLine() {
        assertThatThrownBy(() -> ListeningBinding.with(ListeningBinding.settings("mqtt://127.0.0.1:1", "")))
                .isInstanceOf(StartFailure.class).hasMessageContaining("127.0.0.1:1")
                .hasMessageContaining("mqtt.broker").hasMessageNotContaining("\n");
    }

    @Test
    void theProviderReadsItsSection() {
        Configuration configuration = new Configuration(Map.of("mqtt.port", "0", "mqtt.prefix", "site/7"));
        try (var binding = new MqttBindingProvider().create(configuration, new Entity("/id-in", "cse-in"),
                Standard.SERIALISATIONS, OpenSecurity.security())) {
            String pointOfAccess = binding.start(request -> ResponsePrimitive.of(ResponseStatusCode.OK, request))
                    .getFirst().toString();

            assertThat(pointOfAccess).matches("mqtt://127\\.0\\.0\\.1:[1-9]\\d+/site/7");
            configuration.rejectUnknownKeys();
        }
    }
}
