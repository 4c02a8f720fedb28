// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that do what they should not: their connection ends, the others are served. */
class HostileClientTest {
    private static final int TEXT = 0x81;
    private final RunningCse cse = new RunningCse("websocket.idle-timeout", "1500 ms", "websocket.max-message", "8 KiB",
            "websocket.max-send-queue", "16 KiB", "websocket.max-connections", "10");

    @AfterEach
    void stop() {
        try (Application another = Application.connect(cse.uri)) {
            assertThat(another.send(RequestPrimitive.retrieve("CAdmin", "cse-in")).status())
                    .isEqualTo(ResponseStatusCode.OK);
        }
        cse.close();
    }

    @Test
    void oneThatAnswersNoPingIsGivenUp() throws IOException {
        try (Socket socket = connected()) {
            assertThat(closesIn(socket)).isTrue();
        }
    }

    @Test
    void oneThatIsSilentButAliveStays() throws IOException {
        cse.register("Cmeter");
        try (Application application = Application.of(cse.uri, "Cmeter");
                Socket dead = connected()) {
            assertThat(closesIn(dead)).isTrue(); // so the time of silence has passed

            assertThat(cse.notify("Cmeter").status()).isEqualTo(ResponseStatusCode.OK);
            assertThat(application.closed).isNotDone();
        }
    }

    @Test
    void aFrameThatIsNotMaskedIsAProtocolError() throws IOException {
        try (Socket socket = connected()) {
            socket.getOutputStream().write(new byte[] {(byte) TEXT, 2, '{', '}'});

            assertThat(closeCode(socket)).isEqualTo(1002);
        }
    }

    @Test
    void aReservedOpcodeIsAProtocolError() throws IOException {
        try (Socket socket = connected()) {
            socket.getOutputStream().write(masked(0x83, "{}"));

            assertThat(closeCode(socket)).isEqualTo(1002);
        }
    }

    @Test
    void textThatIsNotUtf8IsRefused() throws IOException {
        try (Socket socket = connected()) {
            byte[] frame = masked(TEXT, "ab");
            frame[frame.length - 1] = (byte) 0xff;
            socket.getOutputStream().write(frame);

            assertThat(closeCode(socket)).isEqualTo(1007);
        }
    }

    @Test
    void aFrameOfAGigabyteIsReadNoFurtherThanAMessageMayGo() throws IOException {
        try (Socket socket = connected()) {
            socket.getOutputStream()
                    .write(new byte[] {(byte) TEXT, (byte) 0xff, 0, 0, 0, 0, 0x40, 0, 0, 0, 0, 0, 0, 0});
            socket.getOutputStream().write("x".repeat(20_000).getBytes(StandardCharsets.US_ASCII));

            assertThat(closeCode(socket)).isEqualTo(1009);
        }
    }

    /** RFC 7692: a hundred megabytes of spaces are a hundred kilobytes on the wire. */
    @Test
    void whatInflatesBeyondTheLimitIsReadNoFurther() throws IOException {
        byte[] frame = bomb(); // before, since a silent connection is closed meanwhile
        try (Socket socket = connected("Sec-WebSocket-Extensions: permessage-deflate\r\n")) {
            try {
                socket.getOutputStream().write(frame);
            } catch (SocketException cut) {
                // it has enough
            }

            assertThat(closeCode(socket)).isEqualTo(1009);
        }
    }

    @Test
    void oneThatAsksAndDoesNotReadIsCutOff() throws IOException {
        try (Socket socket = connected()) {
            byte[] request = masked(TEXT, "{\"op\":2,\"to\":\"cse-in\",\"fr\":\"CAdmin\",\"rqi\":\"r\",\"rvi\":\"4\"}");

            await().until(() -> isCutOff(socket, request));
        }
    }

    @Test
    void thoseWhoOnlyConnectKeepNobodyOutAndPushNobodyOut() throws IOException {
        cse.register("Cmeter");
        List<Socket> idle = new ArrayList<>();
        try (Application application = Application.of(cse.uri, "Cmeter")) {
            for (int i = 0; i < 30; i++) {
                idle.add(connected());
            }
            Application.connect(cse.uri).close();

            assertThat(cse.notify("Cmeter").status()).isEqualTo(ResponseStatusCode.OK);
            assertThat(application.closed).isNotDone();
            assertThat(closesIn(idle.getFirst())).isTrue();
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater =
                new DeflaterOutputStream(bomb, new Deflater(Deflater.BEST_SPEED, true), true)) {
            byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 100; i++) {
                deflater.write(spaces);
            }
            deflater.flush();
            int length = bomb.size() - 4;
            return ByteBuffer.allocate(14 + length).put((byte) 0xc1).put((byte) 0xff).putLong(length).putInt(0)
                    .put(bomb.toByteArray(), 0, length).array();
        }
    }

    private static boolean isCutOff(Socket socket, byte[] request) throws IOException {
        try {
            for (int i = 0; i < 500; i++) {
                socket.getOutputStream().write(request);
            }
            return false;
        } catch (SocketException e) {
            return true;
        }
    }

    private Socket connected() throws IOException {
        return connected("");
    }

    private Socket connected(String fields) throws IOException {
        Socket socket = new Socket(cse.uri.getHost(), cse.uri.getPort());
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(("GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: oneM2M.json\r\n" + fields + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            head.write(in.read());
        }
        assertThat(head.toString(StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 101");
        return socket;
    }

    private static boolean closesIn(Socket socket) throws IOException {
        try {
            socket.getInputStream().readAllBytes();
            return true;
        } catch (SocketException e) {
            return true;
        }
    }

    /** The status code of the close frame, behind the pings. */
    private static int closeCode(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        int opcode = in.read();
        byte[] payload = in.readNBytes(in.read());
        while (opcode != 0x88 && opcode >= 0) {
            opcode = in.read();
            payload = in.readNBytes(in.read());
        }
        return (payload[0] & 0xff) << 8 | payload[1] & 0xff;
    }

    private static byte[] masked(int opcode, String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(opcode);
        frame.write(0x80 | payload.length);
        frame.writeBytes(new byte[4]);
        frame.writeBytes(payload);
        return frame.toByteArray();
    }
}
