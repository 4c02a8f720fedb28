// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A connection over which anything can be sent, a character for each byte. For one thread. */
final class RawConnection implements AutoCloseable {
    private static final int MOST_READ = 65_536;
    private final SocketChannel channel;
    private final StringBuilder received = new StringBuilder();
    private long sent;

    private RawConnection(SocketChannel channel) {
        this.channel = channel;
    }

    /** A connection to where this URI says. */
    static RawConnection to(URI uri) throws IOException {
        return new RawConnection(SocketChannel.open(new InetSocketAddress(uri.getHost(), uri.getPort())));
    }

    RawConnection send(String bytes) throws IOException {
        write(ByteBuffer.wrap(bytes.getBytes(ISO_8859_1)));
        return this;
    }

    /** Sends this, or as much of it as the other side takes before it has enough. */
    RawConnection drip(String bytes) {
        try {
            return send(bytes);
        } catch (IOException refused) {
            return this;
        }
    }

    /** Sends this again and again until the other side has enough, or so much is sent; what it has said by then. */
    String sendUntilRefused(String bytes, long most) throws IOException {
        channel.configureBlocking(false);
        ByteBuffer part = ByteBuffer.wrap(bytes.getBytes(ISO_8859_1));
        try {
            for (boolean open = true; open && sent < most;) {
                part.rewind();
                while (open && part.hasRemaining()) {
                    sent += channel.write(part);
                    open = read();
                }
            }
            channel.configureBlocking(true);
            channel.shutdownOutput();
        } catch (IOException reset) {
            // it has enough; what it has said before can still be read
        }
        readToTheEnd();
        return received.toString();
    }

    private void readToTheEnd() {
        try {
            channel.configureBlocking(true);
            while (read()) {
                // until it closes
            }
        } catch (IOException reset) {
            // nothing more comes
        }
    }

    /** How many bytes have been sent by {@link #sendUntilRefused}. */
    long sent() {
        return sent;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private boolean read() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(4096);
        int count = channel.read(buffer);
        if (count > 0 && received.length() < MOST_READ) {
            received.append(new String(buffer.array(), 0, count, ISO_8859_1));
        }
        return count >= 0;
    }
}
