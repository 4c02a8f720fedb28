// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many connections that do nothing, or do it slowly: others are served meanwhile, from the first moment on. */
class HostileLoadTest {
    private static final String HEADER = "POST /cse-in HTTP/1.1\r\nHost: x\r\nX-M2M-RI: r-1\r\nX-M2M-Origin: C\r\n"
            + "X-M2M-RVI: 4\r\nContent-Type: application/json;ty=3\r\n";
    private static final int PLACES = 20;
    private static final int MANY = 100;
    private final List<Socket> sockets = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        threads.shutdownNow();
    }

    @Test
    void aHeaderThatTricklesIsAnsweredThatItIsTooSlow() throws Exception {
        try (ListeningBinding listening = ListeningBinding.answeringOk("http.idle-timeout", "400 ms",
                "http.header-timeout", "300 ms")) {
            Socket slow = connect(listening, "GET /cse-in HTTP/1.1\r\nX-Slow: ");
            Future<String> answer = threads.submit(() -> read(slow));

            await().pollInterval(Duration.ofMillis(100)).until(() -> !drip(slow) || answer.isDone());

            assertThat(answer.get()).startsWith("HTTP/1.1 408 ").contains("X-M2M-RSC: 4008").contains("{\"m2m:dbg\":");
        }
    }

    @Test
    void connectionsThatDoNothingKeepNobodyOut() throws IOException {
        try (ListeningBinding listening = crowded()) {
            for (int i = 0; i < MANY; i++) {
                connect(listening, "");
                assertServed(listening, i);
            }
            assertNoMoreThanAllowedAreOpen();
        }
    }

    @Test
    void headersThatTrickleKeepNobodyOut() throws IOException {
        try (ListeningBinding listening = crowded()) {
            for (int i = 0; i < MANY; i++) {
                connect(listening, "GET /cse-in HTT");
                sockets.forEach(HostileLoadTest::drip);
                assertServed(listening, i);
            }
            assertNoMoreThanAllowedAreOpen();
        }
    }

    @Test
    void bodiesThatTrickleKeepNobodyOut() throws IOException {
        try (ListeningBinding listening = crowded()) {
            for (int i = 0; i < MANY; i++) {
                connect(listening, HEADER + "Content-Length: 10000\r\n\r\n{");
                sockets.forEach(HostileLoadTest::drip);
                assertServed(listening, i);
            }
            assertNoMoreThanAllowedAreOpen();
        }
    }

    @Test
    void whatIsBeingWorkedOnIsNotDisturbed() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (ListeningBinding listening = ListeningBinding.answering(request -> {
            begun.countDown();
            await().until(() -> end.getCount() == 0);
            return ListeningBinding.ok(request);
        }, "http.max-connections", "3")) {
            Future<Integer> answer =
                    threads.submit(() -> listening.send(listening.request("/cse-in")).statusCode());
            begun.await();

            for (int i = 0; i < MANY; i++) {
                connect(listening, "");
            }
            end.countDown();

            assertThat(answer.get()).isEqualTo(200);
        }
    }

    @Test
    void halfBodiesTakeNoMoreMemoryThanTheyMay() throws IOException {
        try (ListeningBinding listening = ListeningBinding.answeringOk("http.max-body", "64 KiB", "http.body-memory",
                "256 KiB", "http.body-timeout", "1 s")) {
            String half = HEADER + "Content-Length: 65000\r\n\r\n{\"" + "x".repeat(30_000);
            for (int i = 0; i < PLACES; i++) {
                connect(listening, half);
            }

            List<String> answers = sockets.stream().map(socket -> threads.submit(() -> read(socket)))
                    .map(HostileLoadTest::get).toList();

            assertThat(answers).filteredOn(answer -> answer.startsWith("HTTP/1.1 408 ")).hasSizeBetween(1, 12);
            assertThat(answers).filteredOn(answer -> answer.startsWith("HTTP/1.1 503 ")).isNotEmpty()
                    .allSatisfy(answer -> assertThat(answer).contains("X-M2M-RSC: 5000").contains("http.body-memory")
                            .contains("Retry-After: 1"));
            assertServed(listening, 0);
        }
    }

    private static ListeningBinding crowded() {
        return ListeningBinding.answeringOk("http.max-connections", String.valueOf(PLACES));
    }

    /** On a connection of its own. */
    private static void assertServed(ListeningBinding listening, int after) throws IOException {
        assertThat(listening.raw("GET /cse-in HTTP/1.1\r\nHost: x\r\nX-M2M-RI: r\r\nX-M2M-Origin: C\r\n"
                + "Connection: close\r\n\r\n")).as("after %d others", after).startsWith("HTTP/1.1 200 ");
    }

    private void assertNoMoreThanAllowedAreOpen() {
        await().untilAsserted(
                () -> assertThat(sockets).filteredOn(HostileLoadTest::isOpen).hasSizeLessThanOrEqualTo(PLACES));
    }

    private static boolean isOpen(Socket socket) {
        try {
            socket.setSoTimeout(1);
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException open) {
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    private Socket connect(ListeningBinding listening, String text) throws IOException {
        Socket socket = new Socket(listening.uri.getHost(), listening.uri.getPort());
        socket.setSoTimeout(20_000);
        sockets.add(socket);
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        return socket;
    }

    private static boolean drip(Socket socket) {
        try {
            socket.getOutputStream().write('x');
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    /** What comes until the other side closes. */
    private static String read(Socket socket) throws IOException {
        StringBuilder text = new StringBuilder();
        try {
            for (int next = socket.getInputStream().read(); next >= 0; next = socket.getInputStream().read()) {
                text.append((char) next);
            }
        } catch (SocketException reset) {
            // what has come before counts
        }
        return text.toString();
    }

    private static String get(Future<String> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
