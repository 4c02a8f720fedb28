// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.primitive.RequestPrimitive;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Arrays;
import java.util.HexFormat;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Handshakes that are cut off, and datagrams that come again: the others are served all the same. */
class DtlsHostileTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    @AutoClose
    private final DtlsServer server = new DtlsServer();

    /** RFC 6347 4.2.1: whoever has not shown that he gets our answers gets one that is shorter than what he sent. */
    @Test
    void handshakesThatAreCutOffCostNothingAndAmplifyNothing() throws Exception {
        byte[] hello = hello();
        int longest = 0;
        for (int i = 0; i < 500; i++) { // five times as many as there may be sessions
            try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(HERE, 0))) {
                socket.setSoTimeout(2_000);
                send(socket, hello, server.uri.getPort());
                DatagramPacket answer = new DatagramPacket(new byte[4096], 4096);
                socket.receive(answer);
                longest = Math.max(longest, answer.getLength());
            } catch (SocketTimeoutException e) {
                // dropped under load, which costs nothing either
            }
        }

        assertThat(longest).isPositive().isLessThan(hello.length);
        assertServed();
    }

    @Test
    void noiseLeavesTheListenerUp() throws Exception {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(HERE, 0))) {
            for (int length = 1; length < 200; length++) {
                byte[] noise = Arrays.copyOf(hello(), length);
                noise[length / 2] ^= (byte) length;
                send(socket, noise, server.uri.getPort());
            }
        }

        assertServed();
    }

    @Test
    void aDatagramThatComesAgainIsNotExecutedAgain() throws Exception {
        try (Relay relay = new Relay(server.uri.getPort());
                Device meter = Device.secured(relay.uri(), "meter-1", TestPeers.KEY)) {
            meter.send(meter.request(Code.DELETE, "/cse-in/a"));
            relay.repeat();
            meter.send(meter.request(Code.DELETE, "/cse-in/b"));

            assertThat(server.received).extracting(RequestPrimitive::to).containsExactly("cse-in/a", "cse-in/b");
        }
    }

    private void assertServed() {
        try (Device meter = Device.secured(server.uri, "meter-1", TestPeers.KEY)) {
            assertThat(Device.number(meter.send(meter.request(Code.DELETE, "/cse-in")), 307)).isEqualTo(2000);
        }
    }

    private static void send(DatagramSocket socket, byte[] bytes, int port) throws java.io.IOException {
        socket.send(new DatagramPacket(bytes, bytes.length, HERE, port));
    }

    /** A ClientHello without a cookie, for TLS_PSK_WITH_AES_128_CCM_8. */
    private static byte[] hello() {
        String body = "fefd" + "5a".repeat(32) + "00" + "00" + "0002c0a8" + "0100";
        int length = body.length() / 2;
        String handshake = "01" + "%06x".formatted(length) + "0000" + "000000" + "%06x".formatted(length) + body;
        return HexFormat.of()
                .parseHex("16fefd" + "0000" + "000000000000" + "%04x".formatted(handshake.length() / 2) + handshake);
    }

    /** Somebody between one client and the server, who can send again what he has seen last. */
    private static final class Relay implements AutoCloseable {
        private final DatagramSocket front = new DatagramSocket(new InetSocketAddress(HERE, 0));
        private final DatagramSocket back = new DatagramSocket(new InetSocketAddress(HERE, 0));
        private final int port;
        private volatile byte[] last = new byte[0];
        private volatile int client;

        Relay(int port) throws java.net.SocketException {
            this.port = port;
            Thread.ofVirtual().start(() -> pump(front, true));
            Thread.ofVirtual().start(() -> pump(back, false));
        }

        URI uri() {
            return URI.create("coaps://127.0.0.1:" + front.getLocalPort());
        }

        void repeat() throws java.io.IOException {
            DtlsHostileTest.send(back, last, port);
        }

        @Override
        public void close() {
            front.close();
            back.close();
        }

        private void pump(DatagramSocket from, boolean toServer) {
            try {
                while (true) {
                    DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
                    from.receive(packet);
                    byte[] bytes = Arrays.copyOf(packet.getData(), packet.getLength());
                    if (toServer) {
                        client = packet.getPort();
                        last = bytes;
                        DtlsHostileTest.send(back, bytes, port);
                    } else {
                        DtlsHostileTest.send(front, bytes, client);
                    }
                }
            } catch (java.io.IOException e) {
                // closed
            }
        }
    }
}
