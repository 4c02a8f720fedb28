// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.util.ReferenceCountUtil;
import io.wattm2m.cse.spi.SharedMemory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what has come of a packet that is not complete: all those of a broker have one memory, for one who sends a
 * part and no more of it would else have it for as long as he likes. Two handlers, before and behind the decoder.
 * One event loop's.
 */
final class BrokerAssembly {
    private static final Logger LOGGER = LoggerFactory.getLogger(BrokerAssembly.class);
    private static final int SMALL_BYTES = 4_096;
    private static final int TYPE = 1;
    private static final int BITS = 7;

    private final SharedMemory.Share share;
    private long pending;

    BrokerAssembly(SharedMemory memory, Channel channel) {
        this.share = memory.share(() -> end(channel));
        channel.closeFuture().addListener(closed -> share.close());
    }

    /** Before the decoder. */
    ChannelInboundHandlerAdapter bytes() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object part) {
                if (part instanceof ByteBuf buffer) {
                    pending += buffer.readableBytes();
                }
                context.fireChannelRead(part);
                if (!share.hold(pending > SMALL_BYTES ? pending : 0)) {
                    end(context.channel());
                }
            }
        };
    }

    /** Behind the decoder. */
    ChannelInboundHandlerAdapter packets() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object packet) {
                if (!context.channel().isActive()) {
                    ReferenceCountUtil.release(packet);
                    return;
                }
                if (packet instanceof MqttMessage message && message.decoderResult().isSuccess()) {
                    pending -= size(message.fixedHeader().remainingLength());
                }
                context.fireChannelRead(packet);
            }
        };
    }

    private static void end(Channel channel) {
        LOGGER.warn("Closing MQTT connection from {}: too many packets arrive at once to wait for the rest of its",
                channel.remoteAddress());
        var _ = channel.close();
    }

    /** Of the whole packet; 7 bits of what remains are in each byte of its length. */
    private static long size(int remaining) {
        int bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(remaining));
        return TYPE + (bits + BITS - 1) / BITS + (long) remaining;
    }
}
