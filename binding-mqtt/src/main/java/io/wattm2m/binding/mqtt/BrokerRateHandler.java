// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Holds a client to a rate of publications: one that sends faster is not read from for a while, so that it slows down
 * instead of losing anything, and others are served meanwhile. A large publication counts as several,
 * and so does a subscription. One event loop's.
 */
final class BrokerRateHandler extends ChannelInboundHandlerAdapter {
    private static final int SMALL_BYTES = 4_096;
    private static final int SUBSCRIPTION = 10;
    private static final double NANOS = 1e9;

    private final int perSecond;
    private final BooleanSupplier limited;
    private final Reading reading;
    private boolean paused;
    private double allowance;
    private long last = System.nanoTime();

    BrokerRateHandler(int perSecond, BooleanSupplier limited, Reading reading) {
        this.perSecond = perSecond;
        this.limited = limited;
        this.reading = reading;
        this.allowance = perSecond;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object packet) {
        if (packet instanceof MqttPublishMessage publish && limited.getAsBoolean()) {
            count(context, 1 + publish.payload().readableBytes() / SMALL_BYTES);
        } else if (packet instanceof MqttSubscribeMessage subscribe && !subscribe.decoderResult().isFailure()
                && limited.getAsBoolean()) {
            count(context, SUBSCRIPTION * subscribe.payload().topicSubscriptions().size());
        }
        context.fireChannelRead(packet);
    }

    private void count(ChannelHandlerContext context, int cost) {
        long now = System.nanoTime();
        allowance = Math.min(perSecond, allowance + (now - last) / NANOS * perSecond) - cost;
        last = now;
        if (allowance < 0 && !paused) {
            paused = true;
            reading.hold();
            long pause = (long) (-allowance / perSecond * NANOS);
            var _ = context.executor().schedule(this::readOn, pause, TimeUnit.NANOSECONDS);
        }
    }

    private void readOn() {
        paused = false;
        reading.release();
    }
}
