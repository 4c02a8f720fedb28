// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** MQTT 3.1.1 byte by byte, for what no client library does. */
final class RawMqtt implements AutoCloseable {
    final Socket socket;
    private final OutputStream out;

    /** Connects with a clean session. */
    RawMqtt(EmbeddedBroker broker, String identifier) throws IOException {
        socket = new Socket("127.0.0.1", broker.port());
        socket.setSoTimeout(20_000);
        out = new BufferedOutputStream(socket.getOutputStream(), 65_536);
        send(0x10, text("MQTT"), new byte[] {4, 2, 0, 0}, text(identifier));
        out.flush();
        byte[] answer = socket.getInputStream().readNBytes(4);
        if (answer.length < 4 || answer[3] != 0) {
            throw new IOException("refused");
        }
    }

    /** Publishes with QoS 0; not sent before a {@link #flush}. */
    RawMqtt publish(String topic, byte[] payload, boolean retained) throws IOException {
        send(retained ? 0x31 : 0x30, text(topic), payload);
        return this;
    }

    /** Subscribes with QoS 0 and waits for nothing. */
    RawMqtt subscribe(String filter) throws IOException {
        send(0x82, new byte[] {0, 1}, text(filter), new byte[] {0});
        out.flush();
        return this;
    }

    /** Sends the beginning of a publication with a payload of this size, and no more than so much of that. */
    RawMqtt begin(int size, int sent) throws IOException {
        int remaining = size + 3;
        out.write(new byte[] {0x30, (byte) (remaining | 0x80), (byte) (remaining >> 7 | 0x80), (byte) (remaining >> 14),
            0, 1, 't'});
        out.write(new byte[sent]);
        return flush();
    }

    RawMqtt flush() throws IOException {
        out.flush();
        return this;
    }

    /** Whether the broker closes the connection. */
    boolean isClosed() {
        try {
            while (socket.getInputStream().read() >= 0) {
                // what comes before
            }
            return true;
        } catch (java.net.SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void send(int type, byte[]... parts) throws IOException {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        out.write(type);
        int left = length;
        do {
            out.write(left > 127 ? left % 128 | 0x80 : left);
            left /= 128;
        } while (left > 0);
        for (byte[] part : parts) {
            out.write(part);
        }
    }

    private static byte[] text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(bytes.length >> 8);
        all.write(bytes.length);
        all.writeBytes(bytes);
        return all.toByteArray();
    }
}
