// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.testing.Standard;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SendersTest {
    private static final BrokerAddress BROKER = new BrokerAddress("127.0.0.1", 1);
    private final Senders senders = new Senders(new TopicIdentifiers(new Entity("/id-in", "cse-in")),
            new Configuration(Map.of("mqtt.idle-timeout", "20 ms")).read("mqtt", MqttSettings.DEFAULTS),
            new MqttMapping(Standard.SERIALISATIONS), new BrokerAccounts(SSLContext.getDefault()));

    SendersTest() throws NoSuchAlgorithmException {}

    @AfterEach
    void close() {
        senders.close();
    }

    @Test
    void oneBrokerHasOneSenderForEachPrefix() {
        Sender sender = senders.lease(BROKER, "").sender();

        assertThat(senders.lease(BROKER, "").sender()).isSameAs(sender);
        assertThat(senders.lease(BROKER, "site").sender()).isNotSameAs(sender);
    }

    @Test
    void theUnusedOneIsClosedButNotTheOneInUse() {
        Senders.Lease used = senders.lease(BROKER, "");
        senders.lease(BROKER, "site").close();

        await().until(() -> senders.size() == 1);
        assertThat(senders.lease(BROKER, "").sender()).isSameAs(used.sender());
    }

    @Test
    void thereIsALimit() {
        assertThatThrownBy(() -> {
            for (int port = 1; port <= 201; port++) {
                senders.lease(new BrokerAddress("127.0.0.1", port), "");
            }
        }).isInstanceOf(RequestFailure.class).hasMessageContaining("200 brokers");
    }

    @Test
    void afterClosingThereIsNone() {
        senders.close();

        assertThatThrownBy(() -> senders.lease(BROKER, "")).isInstanceOf(RequestFailure.class)
                .hasMessageContaining("closed");
    }
}
