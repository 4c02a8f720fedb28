// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * More than anybody should send, over each protocol, to a platform with a heap of 256 MB, which ends where that is not
 * enough. Others are served while it goes on.
 */
class HostileLoadTest {
    private static final long GIGABYTE = 1L << 30;
    private static final String POST = "POST /cse-in HTTP/1.1\r\nHost: x\r\nX-M2M-RI: r\r\nX-M2M-RVI: 3\r\n"
            + "X-M2M-Origin: CAdmin\r\nContent-Type: application/json;ty=3\r\n";
    private static PlatformProcess platform;
    private static HttpOriginator admin;
    private static MqttPeer peer;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        platform = PlatformProcess.in(folder).jvm("-Xmx256m", "-XX:+ExitOnOutOfMemoryError").onFreePorts().start()
                .awaitBanner();
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

    @Test
    void aMessageOfAGigabyteInFramesOfAWebSocket() throws IOException {
        try (RawConnection connection = RawConnection.to(platform.at("ws"))) {
            connection.send("GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Protocol: oneM2M.json\r\n\r\n");
            // a first frame of a text, then frames that go on with it, none of them the last
            connection.send(frame(0x01));

            assertThat(connection.sendUntilRefused(frame(0x00), GIGABYTE))
                    .as("the code of the closing frame, 1009").contains("\u0003\u00f1");
        }
        assertServed();
    }

    @Test
    void aPublicationOf256MegabytesOverMqtt() throws IOException {
        try (RawConnection connection = RawConnection.to(URI.create(platform.broker()))) {
            connection.send(hex("100d 0004 4d515454 0402 0000 0001 61"));
            // the largest remaining length that can be said
            connection.send(hex("30 ffffff7f 0001 74"));

            connection.sendUntilRefused("x".repeat(65_536), 256 << 20);
            assertThat(connection.sent()).as("bytes that were taken").isLessThan(64 << 20);
        }
        assertServed();
    }

    private static void assertServed() {
        assertThat(admin.retrieve("cse-in").status()).isEqualTo(2000);
        assertThat(peer.request("{'op': 2, 'fr': 'CAdmin', 'to': 'cse-in', 'rqi': 'm', 'rvi': '3'}").path("rsc")
                .asInt()).isEqualTo(2000);
    }

    /** A masked frame with 32 KiB of payload. */
    private static String frame(int opcode) {
        return (char) opcode + "\u00fe\u0080\u0000\u0000\u0000\u0000\u0000" + " ".repeat(0x8000);
    }

    private static String hex(String bytes) {
        return new String(HexFormat.of().parseHex(bytes.replace(" ", "")), ISO_8859_1);
    }
}
