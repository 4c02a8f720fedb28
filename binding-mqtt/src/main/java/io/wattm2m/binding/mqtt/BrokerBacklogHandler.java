// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads no further from a connection while so many of its publications wait to be worked on: Artemis queues whatever
 * has been read, without a bound, also that of clients who have long gone. One event loop's, but for what it counts.
 */
final class BrokerBacklogHandler extends ChannelInboundHandlerAdapter {
    private static final int MOST = 64;
    private static final int FEW = 32;
    private static final int SMALL_BYTES = 1_024;

    private final Reading reading;
    private final AtomicInteger waiting = new AtomicInteger();
    private boolean held;

    BrokerBacklogHandler(Reading reading) {
        this.reading = reading;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object packet) {
        if (packet instanceof MqttPublishMessage publish && publish.decoderResult().isSuccess()) {
            int cost = Math.min(MOST, 1 + publish.payload().readableBytes() / SMALL_BYTES);
            if (waiting.addAndGet(cost) >= MOST && !held) {
                held = true;
                reading.hold();
            }
            context.fireChannelRead(new Waiting(publish, () -> worked(context, cost)));
            readOn();
        } else {
            context.fireChannelRead(packet);
        }
    }

    private void worked(ChannelHandlerContext context, int cost) {
        int left = waiting.addAndGet(-cost);
        if (left <= FEW && left + cost > FEW) {
            context.executor().execute(this::readOn);
        }
    }

    private void readOn() {
        if (held && waiting.get() <= FEW) {
            held = false;
            reading.release();
        }
    }

    /** A publication that says when Artemis has done with it. */
    private static final class Waiting extends MqttPublishMessage {
        private final Runnable worked;

        Waiting(MqttPublishMessage publish, Runnable worked) {
            super(publish.fixedHeader(), publish.variableHeader(), publish.payload());
            this.worked = worked;
        }

        @Override
        public boolean release() {
            worked.run();
            return super.release();
        }
    }
}
