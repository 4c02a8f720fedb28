// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wattm2m.binding.mqtt.BrokerSettings.Limits;
import io.wattm2m.cse.testing.LogLines;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.junit.jupiter.api.Test;

class EmbeddedBrokerLimitsTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private static EmbeddedBroker broker(Limits limits) {
        return EmbeddedBroker.start(BrokerSettings.DEFAULTS.withPort(0).withLimits(limits));
    }

    @Test
    void tooLargePacketDisconnectsOnlyItsSender() throws Exception {
        try (EmbeddedBroker broker = broker(new Limits(10_000, 100, 100, 100, 10_000_000, HOUR, HOUR, 5_000));
                TestClient greedy = TestClient.connected(broker, "greedy");
                TestClient modest = TestClient.connected(broker, "modest").subscribe("/sizes/#")) {
            assertThatThrownBy(() -> greedy.publish("/sizes/large", "x".repeat(10_000)))
                    .isInstanceOf(MqttException.class);

            await().until(() -> !greedy.paho().isConnected());
            modest.publish("/sizes/small", "y".repeat(9_000));
            assertThat(modest.next()).startsWith("/sizes/small=yyy");
        }
    }

    @Test
    void absentSubscriberKeepsTheNewestMessages() throws Exception {
        try (EmbeddedBroker broker = broker(new Limits(10_000, 100, 100, 3, 10_000_000, HOUR, HOUR, 5_000));
                TestClient publisher = TestClient.connected(broker, "publisher")) {
            TestClient absent = TestClient.persistent(broker, "absent").subscribe("/newest/#");
            absent.leave();
            for (int number = 1; number <= 10; number++) {
                publisher.publish("/newest/x", "m" + number);
            }

            absent.connect(false);

            assertThat(absent.next()).isEqualTo("/newest/x=m8");
            assertThat(absent.receivedUntil("m10")).isEqualTo(1);
            absent.close();
        }
    }

    @Test
    void whatAnAbsentSubscriberLosesIsLogged() throws Exception {
        try (EmbeddedBroker broker = broker(new Limits(10_000, 100, 100, 3, 10_000_000, HOUR, HOUR, 5_000));
                TestClient publisher = TestClient.connected(broker, "publisher");
                LogLines log = LogLines.of(LostMessages.class)) {
            publisher.publishRetained("/lost/retained", "first");
            publisher.publishRetained("/lost/retained", "replaces it");
            TestClient absent = TestClient.persistent(broker, "absent").subscribe("/lost/x");
            absent.leave();
            for (int number = 1; number <= 3; number++) {
                publisher.publish("/lost/x", "m" + number);
            }
            assertThat(log.lines()).isEmpty();

            publisher.publish("/lost/x", "m4");

            await().until(() -> !log.lines().isEmpty());
            assertThat(log.lines()).singleElement().asString().contains("have lost 1 messages", "mqtt.max-queued ",
                    "absent");
            absent.close();
        }
    }

    @Test
    void lossesAreSaidOnceAMinute() {
        AtomicLong nanos = new AtomicLong();
        LostMessages lost = new LostMessages(nanos::get);
        try (LogLines log = LogLines.of(LostMessages.class)) {
            lost.add(1, "mqtt.max-queued", "q");
            lost.add(2, "mqtt.max-queued", "q");
            nanos.addAndGet(Duration.ofSeconds(59).toNanos());
            lost.add(3, "mqtt.max-queued", "q");
            assertThat(log.lines()).singleElement().asString().contains("lost 1 messages");

            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            lost.add(4, "mqtt.max-queued", "q");

            assertThat(log.lines()).hasSize(2).last().asString().contains("lost 9 messages");
        }
    }

    @Test
    void messagesBeyondTheMemoryAreDroppedAndTheBrokerServesOn() throws Exception {
        try (EmbeddedBroker broker = broker(new Limits(300_000, 100, 100, 1_000, 1_000_000, HOUR, HOUR, 5_000));
                TestClient publisher = TestClient.connected(broker, "publisher")) {
            TestClient absent = TestClient.persistent(broker, "absent").subscribe("/memory/#");
            absent.leave();
            for (int number = 1; number <= 20; number++) {
                publisher.publish("/memory/" + number, "x".repeat(200_000));
            }

            absent.connect(false);
            assertThat(absent.next()).startsWith("/memory/1=");
            await().until(() -> serves(publisher, absent));

            assertThat(absent.topicsReceived()).as("topics of 200 kB in a memory of 1 MB").isBetween(2L, 10L);
            absent.close();
        }
    }

    private static boolean serves(TestClient publisher, TestClient subscriber) throws Exception {
        publisher.publish("/memory/end", "end");
        return subscriber.hasReceived("/memory/end=end");
    }

    @Test
    void undeliveredMessageExpiresButARetainedOneStays() throws Exception {
        try (EmbeddedBroker broker = broker(
                new Limits(10_000, 100, 100, 100, 10_000_000, HOUR, Duration.ofMillis(1), 5_000));
                TestClient publisher = TestClient.connected(broker, "publisher")) {
            TestClient absent = TestClient.persistent(broker, "absent").subscribe("/stale/#");
            absent.leave();
            publisher.publish("/stale/x", "expired");
            publisher.publishRetained("/stale/kept", "end");
            await().pollDelay(Duration.ofMillis(10)).until(() -> true);

            absent.connect(false);

            assertThat(absent.receivedUntil("end")).isZero();
            try (TestClient later = TestClient.connected(broker, "later").subscribe("/stale/#")) {
                assertThat(later.next()).isEqualTo("/stale/kept=end");
            }
            absent.close();
        }
    }

    @Test
    void clientThatAsksForTooManySubscriptionsIsDisconnected() throws Exception {
        try (EmbeddedBroker broker = broker(new Limits(10_000, 100, 5, 100, 10_000_000, HOUR, HOUR, 5_000));
                TestClient modest = TestClient.connected(broker, "modest").subscribe("/modest");
                TestClient greedy = TestClient.connected(broker, "greedy")) {
            assertThatThrownBy(() -> greedy.subscribe("/1", "/2", "/3", "/4", "/5")).isInstanceOf(MqttException.class);

            modest.publish("/modest", "x");
            assertThat(modest.next()).isEqualTo("/modest=x");
        }
    }

    @Test
    void connectionBeyondTheLimitIsRefused() throws Exception {
        try (EmbeddedBroker broker = broker(new Limits(10_000, 1, 100, 100, 10_000_000, HOUR, HOUR, 5_000));
                TestClient first = TestClient.connected(broker, "first")) {
            assertThatThrownBy(() -> TestClient.connected(broker, "second")).isInstanceOf(MqttException.class);

            assertThat(first.paho().isConnected()).isTrue();
        }
    }

    @Test
    void limitsNameWhatIsWrong() {
        assertThatThrownBy(() -> new Limits(0, 1, 1, 1, 1, HOUR, HOUR, 5_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("packetBytes is 0, must be positive");
        assertThatThrownBy(() -> BrokerSettings.DEFAULTS.withPort(65_536)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("port is 65536, must be 0 to 65535");
    }
}
