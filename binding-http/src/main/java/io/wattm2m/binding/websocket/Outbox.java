// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.websocket;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** What goes out on a connection: bounded, so that one who does not read is cut off. Thread-safe; does not block. */
final class Outbox {
    private final AtomicLong waiting = new AtomicLong();
    private final Session session;
    private final boolean binary;
    private final long most;

    Outbox(Session session, boolean binary, long most) {
        this.session = session;
        this.binary = binary;
        this.most = most;
    }

    /** Sends a message; false, and the connection cut, where too much waits already. */
    boolean send(byte[] message) {
        if (waiting.addAndGet(message.length) > most) {
            session.disconnect();
            return false;
        }
        Callback sent = Callback.from(() -> waiting.addAndGet(-message.length), failure -> session.disconnect());
        if (binary) {
            session.sendBinary(ByteBuffer.wrap(message), sent);
        } else {
            session.sendText(new String(message, StandardCharsets.UTF_8), sent);
        }
        return true;
    }
}
