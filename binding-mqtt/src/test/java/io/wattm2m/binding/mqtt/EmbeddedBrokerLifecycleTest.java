// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EmbeddedBrokerLifecycleTest {
    private static final BrokerSettings FREE_PORT = BrokerSettings.DEFAULTS.withPort(0);

    @Test
    void twoBrokersOnFreePortsAreApart() throws Exception {
        try (EmbeddedBroker one = EmbeddedBroker.start(FREE_PORT);
                EmbeddedBroker two = EmbeddedBroker.start(FREE_PORT);
                TestClient subscriber = TestClient.connected(one, "same").subscribe("/apart");
                TestClient other = TestClient.connected(two, "same")) {
            assertThat(one.port()).isPositive().isNotEqualTo(two.port());

            other.publish("/apart", "of the other");
            subscriber.publish("/apart", "own");

            assertThat(subscriber.next()).isEqualTo("/apart=own");
        }
    }

    @Test
    void portInUseIsNamed() {
        try (EmbeddedBroker first = EmbeddedBroker.start(FREE_PORT)) {
            assertThatThrownBy(() -> EmbeddedBroker.start(FREE_PORT.withPort(first.port())))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("127.0.0.1:" + first.port())
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void unknownHostIsNamed() {
        assertThatThrownBy(() -> EmbeddedBroker.start(FREE_PORT.withBind("no-such-host.invalid")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("no-such-host.invalid:0");
    }

    @Test
    void samePortServesAgainAfterAStop() throws Exception {
        EmbeddedBroker first = EmbeddedBroker.start(FREE_PORT);
        TestClient left = TestClient.connected(first, "left");
        first.close();
        first.close();

        try (EmbeddedBroker second = EmbeddedBroker.start(FREE_PORT.withPort(first.port()));
                TestClient client = TestClient.connected(second, "client").subscribe("/again")) {
            client.publish("/again", "x");

            assertThat(client.next()).isEqualTo("/again=x");
        }
        left.close();
    }

    @Test
    void closingLeavesNoThread() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        EmbeddedBroker broker = EmbeddedBroker.start(FREE_PORT);
        try (TestClient client = TestClient.connected(broker, "client").subscribe("/threads")) {
            client.publish("/threads", "x");
            client.next();
        }

        broker.close();

        await().untilAsserted(() -> assertThat(brokerThreads(before)).isEmpty());
    }

    private static Set<String> brokerThreads(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .filter(name -> name.contains("ActiveMQ") || name.contains("activemq") || name.contains("globalEvent"))
                .collect(Collectors.toSet());
    }
}
