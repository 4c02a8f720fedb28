// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wattm2m.binding.mqtt.BrokerSettings.Limits;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One client that takes all that it can get: the others are served, and what it takes is bounded. */
class BrokerFloodTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int FLOOD = 100_000;
    private static final BrokerQuotas QUOTAS = new BrokerQuotas(20, 20, 1 << 20, 2_000);
    /** Fast, so that a flood is one. */
    private static final Limits LIMITS =
            new Limits(1 << 20, 1_000, 50_000, 100_000, 64 << 20, HOUR, HOUR, 1_000_000);
    private final EmbeddedBroker broker =
            EmbeddedBroker.start(BrokerSettings.DEFAULTS.withPort(0).withLimits(LIMITS).withQuotas(QUOTAS));
    private List<TestClient> modest = List.of();

    @BeforeEach
    void connect() throws MqttException {
        modest = List.of(TestClient.connected(broker, "reader").subscribe("/modest/#"),
                TestClient.connected(broker, "writer"));
    }

    @AfterEach
    void stop() throws MqttException {
        for (TestClient client : modest) {
            client.close();
        }
        broker.close();
    }

    @Test
    void topicsThatNobodyHearsAreForgotten() throws Exception {
        for (int topic = 0; topic < FLOOD; topic += 1_000) {
            publishAThousand(topic);
            assertThat(broker.topics()).isLessThan(3 * QUOTAS.topics());
            assertServed("t" + topic);
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> broker.topics() < 100);
        assertServed("end");
    }

    @Test
    void subscriptionsAreShared() throws Exception {
        try (TestClient greedy = TestClient.connected(broker, "greedy")) {
            assertThatThrownBy(() -> {
                for (int filter = 0; filter <= QUOTAS.subscriptions(); filter++) {
                    greedy.subscribe("/greedy/" + filter);
                }
            }).isInstanceOf(MqttException.class);
        }
        assertServed("end");
        modest.getFirst().subscribe("/other/#");
    }

    /** Each time it has been sent away it comes back for others. */
    @Test
    void subscriptionsOfGroupsAreHeldToTheSame() throws Exception {
        for (int visit = 0; visit < 60; visit++) {
            try (RawMqtt greedy = new RawMqtt(broker, "greedy")) {
                for (int filter = 0; filter <= QUOTAS.subscriptions(); filter++) {
                    greedy.subscribe("$share/group-" + visit + "-" + filter + "/greedy/#");
                }

                assertThat(greedy.isClosed()).isTrue();
            }
            assertServed("visit" + visit);
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> broker.subscriptions() < 100);
        modest.getFirst().subscribe("$share/modest/other/#");
    }

    /** They cost as much as any others, whether somebody has done with them or not. */
    @Test
    void aPublicationThatIsNotCompleteKeepsNoMemoryFromOthers() throws Exception {
        List<RawMqtt> halves = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            halves.add(new RawMqtt(broker, "half" + i).begin(1_000_000, 900_000));
            assertServed("half" + i);
        }

        assertThat(halves.getFirst().isClosed()).isTrue();
        for (RawMqtt half : halves) {
            half.close();
        }
    }

    @Test
    void retainedMessagesAreShared() throws Exception {
        try (RawMqtt greedy = new RawMqtt(broker, "greedy")) {
            for (int topic = 0; topic <= QUOTAS.retained(); topic++) {
                greedy.publish("/retained/" + topic, new byte[] {'x'}, true);
            }

            assertThat(greedy.flush().isClosed()).isTrue();
        }
        modest.getLast().publishRetained("/modest/kept", "kept");
        assertThat(modest.getFirst().next()).isEqualTo("/modest/kept=kept");
        try (TestClient later = TestClient.connected(broker, "later").subscribe("/retained/#")) {
            modest.getLast().publish("/retained/end", "end");
            assertThat(later.receivedUntil("end")).isEqualTo(QUOTAS.retained());
        }
    }

    @Test
    void whoTakesRetainedMessagesBackMayRetainOthers() throws Exception {
        try (RawMqtt client = new RawMqtt(broker, "client")) {
            for (int topic = 0; topic < 3 * QUOTAS.retained(); topic++) {
                client.publish("/retained/" + topic, new byte[] {'x'}, true);
                client.publish("/retained/" + topic, new byte[0], true);
            }
            client.publish("/modest/end", new byte[] {'x'}, false).flush();

            assertThat(modest.getFirst().next()).isEqualTo("/modest/end=x");
        }
    }

    @Test
    void oneWhoDoesNotReadLosesMessagesAndNobodyElseDoes() throws Exception {
        byte[] large = new byte[500_000];
        try (RawMqtt slow = new RawMqtt(broker, "slow").subscribe("/large/#");
                TestClient quick = TestClient.connected(broker, "quick").subscribe("/large/#");
                RawMqtt writer = new RawMqtt(broker, "writer of large ones")) {
            modest.getLast().publish("/large/begin", "begin");
            assertThat(quick.next()).isEqualTo("/large/begin=begin");
            for (int i = 0; i < 400; i++) {
                writer.publish("/large/" + i, large, false).flush();
                assertThat(quick.next()).startsWith("/large/" + i + "=");
            }
        }
        assertServed("end");
    }

    /** Comes back after it has been sent away. */
    private void publishAThousand(int first) {
        try (RawMqtt client = new RawMqtt(broker, "flood")) {
            for (int topic = first; topic < first + 1_000; topic++) {
                client.publish("/flood/" + topic, new byte[] {'x'}, false);
            }
            client.flush();
        } catch (IOException sentAway) {
            // as it should be
        }
    }

    private void assertServed(String text) throws Exception {
        modest.getLast().publish("/modest/x", text);
        assertThat(modest.getFirst().next()).isEqualTo("/modest/x=" + text);
    }
}
