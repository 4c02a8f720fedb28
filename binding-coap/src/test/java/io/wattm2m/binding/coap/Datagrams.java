// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.EmptyMessage;
import org.eclipse.californium.core.coap.Message;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Token;
import org.eclipse.californium.core.network.serialization.UdpDataParser;
import org.eclipse.californium.core.network.serialization.UdpDataSerializer;

/** A socket that sends exactly what a test says, as often as it says. */
final class Datagrams implements AutoCloseable {
    private final DatagramSocket socket;

    Datagrams(URI server) {
        try {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of a request with this message identifier. */
    static byte[] bytes(Request request, Type type, int message) {
        request.setType(type);
        request.setMID(message);
        request.setToken(new Token(new byte[] {1, (byte) message}));
        return new UdpDataSerializer().getByteArray(request);
    }

    void send(byte[] bytes) {
        try {
            socket.send(new DatagramPacket(bytes, bytes.length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void acknowledge(Message message) {
        EmptyMessage acknowledgement = new EmptyMessage(Type.ACK);
        acknowledgement.setMID(message.getMID());
        acknowledgement.setToken(Token.EMPTY);
        send(new UdpDataSerializer().getByteArray(acknowledgement));
    }

    /** The next message, empty where none comes for this long. */
    Optional<Message> receive(int millis) {
        DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
        try {
            socket.setSoTimeout(millis);
            socket.receive(packet);
        } catch (SocketTimeoutException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(new UdpDataParser(false, Numbering.registry(true))
                .parseMessage(Arrays.copyOf(packet.getData(), packet.getLength())));
    }

    /** How many bytes come until none do for this long. */
    long bytesUntilSilence(int millis) {
        DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
        long bytes = 0;
        try {
            socket.setSoTimeout(millis);
            while (true) {
                socket.receive(packet);
                bytes += packet.getLength();
            }
        } catch (SocketTimeoutException e) {
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
