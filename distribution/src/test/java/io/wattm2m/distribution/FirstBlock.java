// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;

/** The first block of a body that never ends (RFC 7959), from a sender of its own. */
final class FirstBlock implements AutoCloseable {
    private static final int SIZE = 1024;
    private static final int PATIENCE_MILLIS = 20;
    private final DatagramSocket socket = new DatagramSocket();

    FirstBlock(URI server) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        // CON, a token of one byte, POST, message identifier 1
        message.writeBytes(new byte[] {0x41, 0x02, 0, 1, 7});
        // Uri-Path cse-in, Block1 0 with more to come, in blocks of 1024 bytes
        message.writeBytes(new byte[] {(byte) 0xb6, 'c', 's', 'e', '-', 'i', 'n', (byte) 0xd1, 3, 0x0e, (byte) 0xff});
        message.writeBytes(new byte[SIZE]);
        socket.send(new DatagramPacket(message.toByteArray(), message.size(),
                new InetSocketAddress(server.getHost(), server.getPort())));
        socket.setSoTimeout(PATIENCE_MILLIS);
        try {
            socket.receive(new DatagramPacket(new byte[SIZE], SIZE));
        } catch (SocketTimeoutException e) {
            // it need not be answered
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
