// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.netty.channel.Channel;
import java.util.concurrent.atomic.AtomicInteger;

/** The connections of a listener, of which there are only so many. Thread-safe. */
final class Connections {
    private final AtomicInteger open = new AtomicInteger();
    private final int most;

    Connections(int most) {
        this.most = most;
    }

    /** Lets this one in, or closes it at once. */
    void enter(Channel connection) {
        var _ = connection.closeFuture().addListener(closed -> open.decrementAndGet());
        if (open.incrementAndGet() > most) {
            var _ = connection.close();
        } else {
            connection.pipeline().addLast(new SignalCodec());
        }
    }
}
