// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.netty.channel.Channel;

/** Whether a connection is read from: not while anything holds it back. One event loop's. */
final class Reading {
    private final Channel channel;
    private int holds;

    Reading(Channel channel) {
        this.channel = channel;
    }

    /** Reads no further. */
    void hold() {
        holds++;
        channel.config().setAutoRead(false);
    }

    /** Takes back one hold; reads on where there is no other. */
    void release() {
        holds--;
        if (holds == 0) {
            channel.config().setAutoRead(true);
        }
    }
}
