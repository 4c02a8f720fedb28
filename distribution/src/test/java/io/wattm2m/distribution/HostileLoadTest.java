// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * More than anybody should send, over each protocol, to a platform with a heap of 256 MB, which ends where that is not
 * enough. Others are served while it goes on.
 */
class HostileLoadTest {
    private static final int IDLE = 10_000;
    private static final int FILES_FOR_THE_REST = 2_000;
    private static final int TRANSFERS = 300;
    private static final int TOPICS = 100_000;
    private static final int HALVES = 200;
    private static final int TRICKLERS = 1_000;
    private static final String LARGE = " ".repeat(900_000);
    private static final long GIGABYTE = 1L << 30;
    private static final String POST = "POST /cse-in HTTP/1.1\r\nHost: x\r\nX-M2M-RI: r\r\nX-M2M-RVI: 3\r\n"
            + "X-M2M-Origin: CAdmin\r\nContent-Type: application/json;ty=3\r\n";
    private static final String HANDSHAKE = "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Protocol: oneM2M.json\r\n\r\n";
    private static final String CONNECT = hex("100d 0004 4d515454 0402 0000 0001 61");
    private static final int FLOOD = 10_000;
    private static PlatformProcess platform;
    private static HttpOriginator admin;
    private static MqttPeer peer;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        platform = PlatformProcess.in(folder).jvm("-Xmx256m", "-XX:+ExitOnOutOfMemoryError").onFreePorts()
                .with("mqtt.client-rate=1000000").start().awaitBanner();
        admin = HttpOriginator.admin(platform.at("http"));
        peer = new MqttPeer(platform.broker());
    }

    @AfterAll
    static void itHasSurvivedEverything() {
        assertServed();
        peer.close();
        assertThat(platform.stop()).isZero();
        assertThat(platform.errors()).doesNotContain("\tat ", "OutOfMemory");
        admin.close();
    }

    /** With the settings as they come: those beyond http.max-connections push out the oldest of them. */
    @Test
    void tenThousandConnectionsThatAskForNothing() throws IOException {
        String[] beginnings = {"", "GET /cse-in HTT", POST + "Content-Length: 10000\r\n\r\n{"};
        many(asManyAsThereAreFilesFor(IDLE), i -> RawConnection.to(platform.at("http"))
                .send(beginnings[i % beginnings.length]));
    }

    @Test
    void headersAndBodiesThatTrickle() throws IOException {
        String[] beginnings = {"GET /cse-in HTTP/1.1\r\nX-Slow: ", POST + "Content-Length: 10000\r\n\r\n{"};
        List<RawConnection> slow = new ArrayList<>();
        try {
            for (int i = 0; i < TRICKLERS; i++) {
                slow.add(RawConnection.to(platform.at("http")).send(beginnings[i % beginnings.length]));
            }
            for (int drop = 0; drop < 20; drop++) {
                slow.forEach(connection -> connection.drip("x"));
                assertServed();
            }
        } finally {
            close(slow);
        }
    }

    @Test
    void messagesOverWebSocketThatAreNeverComplete() throws IOException {
        many(HALVES, i -> RawConnection.to(platform.at("ws")).send(HANDSHAKE)
                .drip("\u0001\u00ff\0\0\0\0\0\u000f\u0042\u0040\0\0\0\0" + LARGE));
    }

    @Test
    void publicationsOverMqttThatAreNeverComplete() throws IOException {
        many(HALVES, i -> RawConnection.to(URI.create(platform.broker())).send(CONNECT)
                .drip("\u0030\u00ff\u00ff\u003f\0\u0001t" + LARGE));
    }

    @Test
    void allOfThemTogether() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> loads = Stream.<Load>of(() -> open(2_000, i -> RawConnection.to(platform.at("http"))),
                    () -> open(HALVES, i -> RawConnection.to(platform.at("ws")).send(HANDSHAKE)
                            .drip("\u0001\u00ff\0\0\0\0\0\u000f\u0042\u0040\0\0\0\0" + LARGE)),
                    () -> open(HALVES, i -> RawConnection.to(URI.create(platform.broker())).send(CONNECT)
                            .drip("\u0030\u00ff\u00ff\u003f\0\u0001t" + LARGE)),
                    () -> open(5, i -> flood(i * FLOOD)),
                    () -> open(TRANSFERS, i -> new FirstBlock(platform.at("coap")))).map(
                            load -> threads.submit(() -> {
                                load.run();
                                return load;
                            }))
                    .collect(Collectors.toList());
            do {
                assertServed();
            } while (!loads.stream().allMatch(Future::isDone));
            for (Future<?> load : loads) {
                load.get();
            }
        }
        assertServed();
    }

    @Test
    void aBodyOfAGigabyteThatIsAnnounced() throws IOException {
        try (RawConnection connection = RawConnection.to(platform.at("http"))) {
            connection.send(POST + "Content-Length: " + GIGABYTE + "\r\n\r\n");

            assertThat(connection.sendUntilRefused(" ".repeat(65_536), GIGABYTE)).contains("HTTP/1.1 413 ");
        }
        assertServed();
    }

    @Test
    void aBodyOfAGigabyteInChunks() throws IOException {
        try (RawConnection connection = RawConnection.to(platform.at("http"))) {
            connection.send(POST + "Transfer-Encoding: chunked\r\n\r\n");

            assertThat(connection.sendUntilRefused("10000\r\n" + " ".repeat(0x10000) + "\r\n", GIGABYTE))
                    .contains("HTTP/1.1 413 ");
        }
        assertServed();
    }

    /** While messages of others still arrive it gives way to them without a word; so it is tried until it is alone. */
    @Test
    void aMessageOfAGigabyteInFramesOfAWebSocket() {
        await().untilAsserted(() -> assertThat(toldByWebSocket()).as("the code of the closing frame, 1009")
                .contains("\u0003\u00f1"));
        assertServed();
    }

    @Test
    void aPublicationOf256MegabytesOverMqtt() throws IOException {
        try (RawConnection connection = RawConnection.to(URI.create(platform.broker()))) {
            connection.send(CONNECT);
            // the largest remaining length that can be said
            connection.send(hex("30 ffffff7f 0001 74"));

            connection.sendUntilRefused("x".repeat(65_536), 256 << 20);
            assertThat(connection.sent()).as("bytes that were taken").isLessThan(64 << 20);
        }
        assertServed();
    }

    @Test
    void floodsOfTopicsOverMqtt() throws IOException {
        for (int first = 0; first < TOPICS; first += FLOOD) {
            flood(first).close();
            assertServed();
        }
    }

    @Test
    void blockwiseTransfersWithoutEndOverCoap() throws IOException {
        URI coap = platform.at("coap");
        many(TRANSFERS, i -> new FirstBlock(coap));
        assertThat(new CoapOriginator(coap).retrieve("cse-in").status()).isEqualTo(2000);
    }

    private static String toldByWebSocket() throws IOException {
        try (RawConnection connection = RawConnection.to(platform.at("ws"))) {
            connection.send(HANDSHAKE);
            // a first frame of a text, then frames that go on with it, none of them the last
            connection.send(frame(0x01));
            return connection.sendUntilRefused(frame(0x00), GIGABYTE);
        }
    }

    /** Publications to so many new topics, each of 12 characters. */
    private static RawConnection flood(int first) throws IOException {
        StringBuilder flood = new StringBuilder(CONNECT);
        for (int topic = first; topic < first + FLOOD; topic++) {
            flood.append("\u0030\u000f\u0000\f").append("flood/").append(100_000 + topic).append("x");
        }
        return RawConnection.to(URI.create(platform.broker())).drip(flood.toString());
    }

    /** Opens these one after the other, and keeps them open while others are served. */
    private static void many(int count, Opening opening) throws IOException {
        List<AutoCloseable> all = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                all.add(opening.open(i));
                if (i % 1_000 == 0) {
                    assertServed();
                }
            }
            assertServed();
        } finally {
            close(all);
        }
    }

    private static void open(int count, Opening opening) throws IOException {
        List<AutoCloseable> all = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                all.add(opening.open(i));
            }
        } finally {
            close(all);
        }
    }

    private static void close(List<? extends AutoCloseable> all) {
        for (AutoCloseable one : all) {
            try {
                one.close();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    private static void assertServed() {
        assertThat(admin.retrieve("cse-in").status()).isEqualTo(2000);
        assertThat(peer.request("{'op': 2, 'fr': 'CAdmin', 'to': 'cse-in', 'rqi': 'm', 'rvi': '3'}").path("rsc")
                .asInt()).isEqualTo(2000);
    }

    /** A machine that allows fewer open files has as many connections as it allows. */
    private static int asManyAsThereAreFilesFor(int wanted) {
        long files = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : wanted + FILES_FOR_THE_REST;
        int possible = (int) Math.min(wanted, files - FILES_FOR_THE_REST);
        if (possible < wanted) {
            System.err.println("only " + possible + " connections: ulimit -n is " + files);
        }
        return possible;
    }

    /** A masked frame with 32 KiB of payload. */
    private static String frame(int opcode) {
        return (char) opcode + "\u00fe\u0080\u0000\u0000\u0000\u0000\u0000" + " ".repeat(0x8000);
    }

    private static String hex(String bytes) {
        return new String(HexFormat.of().parseHex(bytes.replace(" ", "")), ISO_8859_1);
    }

    @FunctionalInterface
    private interface Opening {
        AutoCloseable open(int number) throws IOException;
    }

    @FunctionalInterface
    private interface Load {
        void run() throws IOException;
    }
}
