// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * HTTP/1.1 on a connection that is kept, by hand: a client library would take more of the processor than the server
 * that is measured. Belongs to one thread.
 */
final class HttpLoadClient implements LoadClient {
    private static final String LENGTH = "\r\ncontent-length:";
    private final Socket socket = new Socket();
    private final String head;
    private byte[] received = new byte[16_384];
    private int filled;
    private long asked;

    HttpLoadClient(int port, String originator, Duration patience) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) patience.toMillis());
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) patience.toMillis());
        head = " HTTP/1.1\r\nHost: localhost\r\nX-M2M-Origin: " + originator + "\r\nX-M2M-RVI: 3\r\nX-M2M-RI: r";
    }

    @Override
    public byte[] ask(Errand errand) throws IOException {
        socket.getOutputStream().write(message(errand).getBytes(UTF_8));
        filled = 0;
        int body = untilBody();
        String fields = new String(received, 0, body, ISO_8859_1).toLowerCase(Locale.ROOT);
        int length = length(fields);
        while (filled < body + length) {
            fill();
        }
        byte[] content = Arrays.copyOfRange(received, body, body + length);
        if (!fields.startsWith(errand.isCreate() ? "http/1.1 201" : "http/1.1 200")) {
            throw new IOException(errand + " was answered " + fields + new String(content, UTF_8));
        }
        return content;
    }

    private String message(Errand errand) {
        asked++;
        String address = " /" + errand.target() + (errand.query().isEmpty() ? "" : "?" + errand.query()) + head + asked;
        return errand.isCreate() ? "POST" + address + "\r\nContent-Type: application/json;ty=" + errand.type()
                + "\r\nContent-Length: " + errand.body().getBytes(UTF_8).length + "\r\n\r\n" + errand.body()
                : (errand.isDelete() ? "DELETE" : "GET") + address + "\r\nAccept: application/json\r\n\r\n";
    }

    private int untilBody() throws IOException {
        int looked = 0;
        while (true) {
            fill();
            for (; looked + 4 <= filled; looked++) {
                if (received[looked] == '\r' && received[looked + 1] == '\n' && received[looked + 2] == '\r'
                        && received[looked + 3] == '\n') {
                    return looked + 4;
                }
            }
        }
    }

    private static int length(String fields) throws IOException {
        int at = fields.indexOf(LENGTH);
        if (at < 0) {
            throw new IOException("an answer without a length: " + fields);
        }
        int from = at + LENGTH.length();
        return Integer.parseInt(fields.substring(from, fields.indexOf('\r', from)).strip());
    }

    private void fill() throws IOException {
        if (filled == received.length) {
            received = Arrays.copyOf(received, filled * 2);
        }
        int more = socket.getInputStream().read(received, filled, received.length - filled);
        if (more < 0) {
            throw new EOFException("the server has closed the connection");
        }
        filled += more;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone, one way or the other
        }
    }
}
