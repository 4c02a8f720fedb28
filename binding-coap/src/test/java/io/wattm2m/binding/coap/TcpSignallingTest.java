// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.cse.testing.OpenSecurity;
import io.wattm2m.cse.testing.Standard;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.network.serialization.TcpDataSerializer;
import org.junit.jupiter.api.Test;

/** Connections as RFC 8323 has them, byte by byte, and those who misuse them. */
class TcpSignallingTest {
    private static final int CSM = 0xE1;
    private static final int PING = 0xE2;
    private static final int PONG = 0xE3;
    private static final int DELETED = 0x42;

    @Test
    void theServerSaysFirstWhatItTakes() throws Exception {
        try (CoapBinding binding = TestSettings.overTcp(10, Duration.ofMinutes(1)); Socket socket = connect(binding)) {
            byte[] first = new DataInputStream(socket.getInputStream()).readNBytes(7);

            // Max-Message-Size 65536, Block-Wise-Transfer
            assertThat(first).containsExactly(0x50, CSM, 0x23, 1, 0, 0, 0x20);
        }
    }

    @Test
    void aPingIsAnsweredWithItsToken() throws Exception {
        try (CoapBinding binding = TestSettings.overTcp(10, Duration.ofMinutes(1)); Socket socket = connect(binding)) {
            DataInputStream in = introduced(socket);

            write(socket, 0x02, PING, 'h', 'i');

            assertThat(in.readNBytes(4)).containsExactly(0x02, PONG, 'h', 'i');
        }
    }

    @Test
    void requestsThatComeInPiecesAndTogetherAreAnswered() throws Exception {
        try (CoapBinding binding = TestSettings.overTcp(10, Duration.ofMinutes(1)); Socket socket = connect(binding)) {
            DataInputStream in = introduced(socket);
            byte[] request = request();

            for (byte one : request) {
                write(socket, one);
            }
            assertThat(code(in)).isEqualTo(DELETED);
            socket.getOutputStream().write(twice(request));

            assertThat(code(in)).isEqualTo(DELETED);
            assertThat(code(in)).isEqualTo(DELETED);
        }
    }

    @Test
    void aMessageThatIsTooLargeEndsItsConnectionAtOnceAndNoOther() throws Exception {
        try (CoapBinding binding = TestSettings.overTcp(10, Duration.ofMinutes(1));
                Socket greedy = connect(binding);
                Socket modest = connect(greedy.getPort())) {
            DataInputStream in = introduced(greedy);

            // a POST of a gigabyte
            write(greedy, 0xF0, 0x40, 0, 0, 0, 0x02);

            assertEnded(in);
            DataInputStream others = introduced(modest);
            modest.getOutputStream().write(request());
            assertThat(code(others)).isEqualTo(DELETED);
        }
    }

    @Test
    void moreConnectionsThanAllowedAreClosedUntilOneIsFree() throws Exception {
        try (CoapBinding binding = TestSettings.overTcp(1, Duration.ofMinutes(1)); Socket first = connect(binding)) {
            introduced(first);
            try (Socket second = connect(first.getPort())) {
                assertEnded(new DataInputStream(second.getInputStream()));
            }
            int port = first.getPort();
            first.close();

            org.awaitility.Awaitility.await().until(() -> {
                try (Socket third = connect(port)) {
                    return third.getInputStream().read() == 0x50;
                } catch (SocketException e) {
                    return false;
                }
            });
        }
    }

    @Test
    void aSilentConnectionIsClosed() throws Exception {
        try (CoapBinding binding = TestSettings.overTcp(10, Duration.ofSeconds(1)); Socket socket = connect(binding)) {
            assertEnded(introduced(socket));
        }
    }

    @Test
    void weIntroduceOurselvesBeforeOurFirstRequest() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress());
                CoapBinding binding = TestSettings.sending("", "", Optional.empty())) {
            CompletableFuture<ResponsePrimitive> answer = CompletableFuture.supplyAsync(
                    () -> binding.reach(URI.create("coap+tcp://127.0.0.1:" + server.getLocalPort()))
                            .receive(RequestPrimitive.delete("Cmeter", "cse-in/a")));

            try (Socket socket = server.accept()) {
                assertThat(new DataInputStream(socket.getInputStream()).readNBytes(2)).containsExactly(0x50, CSM);
            }
            binding.close();
            assertThat(answer.join().status()).isEqualTo(ResponseStatusCode.TARGET_NOT_REACHABLE);
        }
    }

    @Test
    void whoCannotBeConnectedToIsNotReachable() throws Exception {
        int port;
        try (ServerSocket server = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        try (CoapBinding binding = TestSettings.sending("", "", Optional.empty())) {
            assertThat(binding.reach(URI.create("coap+tcp://127.0.0.1:" + port))
                    .receive(RequestPrimitive.delete("Cmeter", "cse-in/a")).status())
                    .isEqualTo(ResponseStatusCode.TARGET_NOT_REACHABLE);
        }
    }

    @Test
    void thereIsNoTlsWithoutACertificate() {
        Configuration configuration = new Configuration(Map.of("coap.enabled", "false", "coaps-tcp.enabled", "true"));
        try (var binding = new CoapBindingProvider().create(configuration, new Entity("/id-in", "cse-in"),
                Standard.SERIALISATIONS, OpenSecurity.security())) {
            assertThatThrownBy(() -> binding.start(request -> ResponsePrimitive.of(ResponseStatusCode.OK, request)))
                    .isInstanceOf(StartFailure.class).hasMessageContaining("tls.certificate");
        }
    }

    private static Socket connect(CoapBinding binding) throws IOException {
        return connect(binding.start(request -> ResponsePrimitive.of(ResponseStatusCode.DELETED, request)).getFirst()
                .getPort());
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(20_000);
        return socket;
    }

    /** The stream behind the server's first message. */
    private static DataInputStream introduced(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        assertThat(in.readNBytes(7)).startsWith(0x50, CSM);
        return in;
    }

    private static byte[] request() {
        Request request = new Request(Code.DELETE);
        request.setURI("coap+tcp://127.0.0.1/cse-in/a");
        Device.text(request, 279, "Cdevice");
        Device.text(request, 283, "r-1");
        request.setToken(new byte[] {7});
        return new TcpDataSerializer().getByteArray(request);
    }

    private static byte[] twice(byte[] message) {
        byte[] both = java.util.Arrays.copyOf(message, 2 * message.length);
        System.arraycopy(message, 0, both, message.length, message.length);
        return both;
    }

    /** The code of the next message, which is read to its end. */
    private static int code(DataInputStream in) throws IOException {
        int first = in.readUnsignedByte();
        int length = first >> 4;
        if (length == 13) {
            length = 13 + in.readUnsignedByte();
        }
        int code = in.readUnsignedByte();
        in.readNBytes((first & 0xF) + length);
        return code;
    }

    private static void write(Socket socket, int... bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        for (int each : bytes) {
            out.write(each);
        }
        out.flush();
    }

    private static void assertEnded(DataInputStream in) throws IOException {
        try {
            assertThat(in.read()).isEqualTo(-1);
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset");
        }
    }
}
