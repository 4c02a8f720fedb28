// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wattm2m.energy.live.PowerState;
import io.wattm2m.energy.measure.Reading;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveFeedTest {
    private final RunningServer server = RunningServer.withGuests();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theFeedTellsTheLatestReadingAndEveryState() {
        Recorder recorder = new Recorder();
        WebSocket socket = server.http.newWebSocketBuilder().buildAsync(server.live(), recorder).join();
        // the server opens its side a moment later than the client
        await().until(() -> server.server.liveClients() == 1);

        for (int watt = 0; watt <= 1000; watt++) {
            server.devices.measured(reading("kettle", watt), RunningServer.NOW);
        }
        server.devices.switched(
                new PowerState("kettle", RunningServer.NOW, Optional.of(false), Optional.empty(), Optional.of("hot"),
                        "remote"),
                RunningServer.NOW);

        await().until(() -> recorder.texts.stream().anyMatch(text -> text.contains("\"power\":1000.0")));
        assertThat(recorder.texts).hasSizeLessThan(10)
                .contains("{\"type\":\"state\",\"deviceId\":\"kettle\",\"time\":\"2026-01-05T12:00:00Z\",\"on\":false,"
                        + "\"pending\":null,\"fault\":\"hot\",\"source\":\"remote\"}")
                .contains("{\"type\":\"reading\",\"deviceId\":\"kettle\",\"time\":\"2026-01-05T12:00:00Z\","
                        + "\"power\":1000.0,\"voltage\":null,\"current\":null,\"energy\":null}");
        socket.abort();
    }

    @Test
    void aClientThatDoesNotTakeStatesIsDropped() {
        Recorder silent = new Recorder() {
            @Override
            public void onOpen(WebSocket webSocket) {
                // asks for nothing
            }
        };
        WebSocket socket = server.http.newWebSocketBuilder().buildAsync(server.live(), silent).join();
        String fault = "x".repeat(20_000);

        await().until(() -> server.server.liveClients() == 1);

        for (int told = 0; told < 2000; told++) {
            server.devices.switched(new PowerState("kettle", RunningServer.NOW, Optional.of(false), Optional.empty(),
                    Optional.of(fault),
                    "remote"), RunningServer.NOW);
        }

        assertThat(server.server.liveClients()).isZero();
        socket.abort();
    }

    @Test
    void aPageOfAnotherSiteCannotReadTheFeed() {
        assertThatThrownBy(() -> server.http.newWebSocketBuilder().header("Origin", "http://evil.example")
                .buildAsync(server.live(), new Recorder()).join()).isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
    }

    private static Reading reading(String deviceId, double powerW) {
        return Reading.ofPower(deviceId, RunningServer.NOW, powerW);
    }

    /** Collects texts. */
    private static class Recorder implements WebSocket.Listener {
        final List<String> texts = new CopyOnWriteArrayList<>();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            texts.add(data.toString());
            socket.request(1);
            return null;
        }
    }
}
