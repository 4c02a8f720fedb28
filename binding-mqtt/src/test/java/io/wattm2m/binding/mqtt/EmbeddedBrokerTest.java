// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.DataInputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedBrokerTest {
    private static EmbeddedBroker broker;
    private static TestClient publisher;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = EmbeddedBroker.start(BrokerSettings.DEFAULTS.withPort(0));
        publisher = TestClient.connected(broker, "publisher");
    }

    @AfterAll
    static void stopBroker() throws Exception {
        publisher.close();
        broker.close();
    }

    @Test
    void wildcardsMatchTopicsWithALeadingSlash() throws Exception {
        try (TestClient cse =
                TestClient.connected(broker, "cse").subscribe("/oneM2M/req/+/id-in/#", "/energy/+/data")) {
            publisher.publish("oneM2M/req/C1/id-in/json", "no leading slash");
            publisher.publish("/energy/p1/state", "another level");
            publisher.publish("/oneM2M/req/C1/id-in/json", "request");
            publisher.publish("/energy/p1/data", "reading");

            assertThat(List.of(cse.next(), cse.next()))
                    .containsExactlyInAnyOrder("/oneM2M/req/C1/id-in/json=request", "/energy/p1/data=reading");
        }
    }

    @Test
    void dotIsNotASlash() throws Exception {
        try (TestClient dot = TestClient.connected(broker, "dot").subscribe("a.b/c");
                TestClient slash = TestClient.connected(broker, "slash").subscribe("a/b/c")) {
            publisher.publish("a.b/c", "1");
            publisher.publish("a/b/c", "2");
            publisher.publish("a.b.c", "3");
            publisher.publish("a.b/c", "end");
            publisher.publish("a/b/c", "end");

            assertThat(dot.next()).isEqualTo("a.b/c=1");
            assertThat(slash.next()).isEqualTo("a/b/c=2");
            assertThat(dot.receivedUntil("end")).isZero();
            assertThat(slash.receivedUntil("end")).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/levels/AE:1.x-y_z/*/with space", "/levels/fe80::1/a::b", "/levels/back\\slash",
        "levels//",
        "/levels/\uC804\uB825/100%", "$SYS/levels", "$sys/mqtt/sessions", "activemq/management"})
    void topicArrivesAsItWasSent(String topic) throws Exception {
        try (TestClient subscriber = TestClient.connected(broker, "subscriber").subscribe(topic)) {
            publisher.publish(topic, "x");

            assertThat(subscriber.next()).isEqualTo(topic + "=x");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"C::id-in", "C::id-in::2f", "::", "a:b::c::d"})
    void clientIdentifierMayHaveColons(String identifier) throws Exception {
        try (TestClient subscriber = TestClient.connected(broker, identifier).subscribe("/colons/#");
                TestClient other = TestClient.connected(broker, "X" + identifier).subscribe("/colons/#")) {
            publisher.publish("/colons/a", "x");

            assertThat(subscriber.next()).isEqualTo("/colons/a=x");
            assertThat(other.next()).isEqualTo("/colons/a=x");
        }
    }

    @Test
    void wildcardsInTheFirstLevelDoNotMatchDollarTopics() throws Exception {
        try (TestClient subscriber = TestClient.connected(broker, "subscriber").subscribe("#", "+/dollar")) {
            publisher.publishRetained("$SYS/dollar", "hidden");
            publisher.publish("$SYS/dollar", "hidden");
            publisher.publish("dollar-end", "end");

            assertThat(subscriber.receivedUntil("end")).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/retained/p.1/data", "/retained/+/data", "/retained/#", "+/retained/+/data", "#"})
    void retainedMessageReachesLaterSubscribers(String filter) throws Exception {
        publisher.publishRetained("/retained/p.1/data", "old");
        publisher.publishRetained("/retained/p.1/data", "new");

        try (TestClient subscriber = TestClient.connected(broker, "subscriber").subscribe(filter)) {
            assertThat(subscriber.next()).isEqualTo("/retained/p.1/data=new");
        } finally {
            publisher.publishRetained("/retained/p.1/data", "");
        }
    }

    @Test
    void emptyRetainedMessageRemovesTheFormer() throws Exception {
        try (TestClient subscriber = TestClient.connected(broker, "subscriber")) {
            publisher.publishRetained("/removed", "x");
            publisher.publishRetained("/removed", "");
            subscriber.subscribe("/removed");
            publisher.publish("/removed", "end");

            assertThat(subscriber.receivedUntil("end")).isZero();
        }
    }

    @Test
    void persistentSessionGetsWhatItMissed() throws Exception {
        TestClient sleeper = TestClient.persistent(broker, "sleeper").subscribe("/missed/#");
        sleeper.leave();
        publisher.publish("/missed/1", "a");
        publisher.publish("/missed/2", "b");

        sleeper.connect(false);

        assertThat(List.of(sleeper.next(), sleeper.next())).containsExactly("/missed/1=a", "/missed/2=b");
        sleeper.close();
    }

    @Test
    void unacknowledgedMessageOfQos1ComesAgain() throws Exception {
        TestClient forgetful = TestClient.persistent(broker, "forgetful").subscribe("/again");
        forgetful.paho().setManualAcks(true);
        publisher.publish("/again", "x");
        assertThat(forgetful.next()).isEqualTo("/again=x");
        forgetful.paho().disconnectForcibly(0, 500, false);
        forgetful.paho().close();

        try (TestClient recovered = TestClient.persistent(broker, "forgetful")) {
            assertThat(recovered.next()).isEqualTo("/again=x");
        }
    }

    @Test
    void lastWillIsPublishedWhenTheConnectionBreaks() throws Exception {
        TestClient mortal = new TestClient(broker, "mortal");
        MqttConnectOptions options = TestClient.options(true);
        options.setWill("/will/p.1:a", "offline".getBytes(), 1, false);
        try (TestClient watcher = TestClient.connected(broker, "watcher").subscribe("/will/+")) {
            mortal.paho().connect(options);

            mortal.paho().disconnectForcibly(0, 500, false);

            assertThat(watcher.next()).isEqualTo("/will/p.1:a=offline");
        }
        mortal.paho().close();
    }

    @Test
    void sharedSubscriptionGivesEachMessageToOneOfTheGroup() throws Exception {
        try (TestClient one = TestClient.connected(broker, "group").subscribe("$share/group/shared/+");
                TestClient two = TestClient.connected(broker, "two").subscribe("$share/group/shared/+")) {
            for (int number = 0; number < 20; number++) {
                publisher.publish("shared/" + number, "x");
            }

            await().until(() -> one.topicsReceived() + two.topicsReceived() >= 20);
            assertThat(one.topicsReceived()).isBetween(1L, 19L);
            assertThat(one.topicsReceived() + two.topicsReceived()).isEqualTo(20);
        }
    }

    @Test
    void version5IsAccepted() throws Exception {
        byte[] connect = {0x10, 15, 0, 4, 'M', 'Q', 'T', 'T', 5, 2, 0, 60, 0, 0, 2, 'v', '5'};
        try (Socket socket = new NoDelaySocketFactory().createSocket("127.0.0.1", broker.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(connect);
            DataInputStream in = new DataInputStream(socket.getInputStream());

            byte[] acknowledgement = in.readNBytes(4);

            assertThat(acknowledgement[0]).isEqualTo((byte) 0x20);
            assertThat(acknowledgement[3]).as("reason code").isZero();
        }
    }

    @Test
    void twoHundredClientsTalkAtOnce() throws Exception {
        List<Thread> threads = new ArrayList<>();
        List<String> answers = Collections.synchronizedList(new ArrayList<>());
        for (int number = 0; number < 200; number++) {
            String topic = "/many/" + number;
            threads.add(Thread.startVirtualThread(() -> talkToItself(topic, answers)));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(answers).hasSize(200).allMatch(answer -> answer.endsWith("=hello"));
    }

    private static void talkToItself(String topic, List<String> answers) {
        try (TestClient client = TestClient.connected(broker, topic.replace('/', '-')).subscribe(topic + "/#")) {
            client.publish(topic + "/x", "hello");
            answers.add(client.next());
        } catch (Exception e) {
            answers.add(topic + " failed: " + e);
        }
    }
}
