// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.smartplug.driver.PlugMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PahoGatewayTest {
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    @TempDir
    private Path folder;
    private Mosquitto broker;

    @BeforeEach
    void start() throws IOException {
        broker = new Mosquitto(folder);
        opened.add(broker);
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable part : opened.reversed()) {
            part.close();
        }
    }

    @Test
    void messagesArriveInTheirOrder() {
        gateway("ear", false, true);
        MqttGateway mouth = gateway("mouth", false, true);
        await().until(() -> connections.get() == 2);

        List<CompletableFuture<Void>> sent = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            sent.add(mouth.publish(PlugMessage.of("a/" + i, "x")));
        }

        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
        await().until(() -> heard.size() == 1000);
        assertThat(heard.stream().filter(message -> message.startsWith("ear")).toList())
                .startsWith("ear a/0 x", "ear a/1 x", "ear a/2 x").endsWith("ear a/499 x");
    }

    @Test
    void afterALossItConnectsAndSubscribesAgain() throws IOException {
        MqttGateway gateway = gateway("ear", false, true);
        await().until(() -> connections.get() == 1);

        broker.stop();
        await().until(() -> gateway.publish(PlugMessage.of("a/lost", "")).isCompletedExceptionally());
        broker.start();

        await().until(() -> connections.get() == 2);
        gateway.publish(PlugMessage.of("a/b", "x")).join();
        await().untilAsserted(() -> assertThat(heard).containsExactly("ear a/b x"));
    }

    @Test
    void whatWasNotAcknowledgedComesAgain() throws Exception {
        MqttGateway first = gateway("ear", true, false);
        await().until(() -> connections.get() == 1);
        first.publish(PlugMessage.of("a/b", "x")).join();
        await().until(() -> heard.size() == 1);
        first.close();

        gateway("ear", true, true);

        await().untilAsserted(() -> assertThat(heard).containsExactly("ear a/b x", "ear a/b x"));
    }

    @Test
    void whatArrivesWhileAKeptSessionIsAwayIsNotLost() throws Exception {
        MqttGateway first = gateway("ear", true, true);
        await().until(() -> connections.get() == 1);
        first.close();
        MqttGateway mouth = gateway("mouth", false, true);
        await().until(() -> connections.get() == 2);
        mouth.publish(PlugMessage.of("a/b", "x")).join();

        gateway("ear", true, true);

        await().untilAsserted(() -> assertThat(heard).contains("ear a/b x"));
    }

    private MqttGateway gateway(String clientId, boolean kept, boolean acknowledges) {
        PahoGateway gateway =
                new PahoGateway(new MqttSession(broker.url(), clientId, kept, "", ""), duration -> Thread.sleep(5));
        opened.add(gateway);
        gateway.open(List.of("a/+"), new MqttGateway.Listener() {
            @Override
            public void arrived(PlugMessage message, Runnable acknowledge) {
                heard.add(clientId + " " + message);
                if (acknowledges) {
                    acknowledge.run();
                }
            }

            @Override
            public void connected() {
                connections.incrementAndGet();
            }
        });
        return gateway;
    }
}
