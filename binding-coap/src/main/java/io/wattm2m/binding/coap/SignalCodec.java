// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageCodec;
import java.nio.ByteBuffer;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What RFC 8323 has beside requests and responses, and Californium leaves out: each side first says what it takes
 * (5.3), pings are answered (5.4), and a message beyond that size ends the connection before anything of it is kept.
 * Who does not read his answers is not read from either. One for each connection, called by the connection's thread.
 */
final class SignalCodec extends ByteToMessageCodec<ByteBuf> {
    private static final Logger LOG = LoggerFactory.getLogger(SignalCodec.class);
    /** The largest message that is taken; larger bodies come in blocks. */
    static final int LARGEST_MESSAGE = 1 << 16;

    private static final int LONGEST_TOKEN = 8;
    private static final int PING = 0xE2;
    private static final int PONG = 0xE3;
    private static final int ABORT = 0xE5;
    private static final int SIGNAL_CLASS = 7;
    /** 7.01 with the options Max-Message-Size (2), of three bytes, and Block-Wise-Transfer (4). */
    private static final byte[] CAPABILITIES =
            ByteBuffer.allocate(7).put((byte) 0x50).put((byte) 0xE1).putInt(0x23 << 24 | LARGEST_MESSAGE)
                    .put((byte) 0x20).array();

    private boolean introduced;

    @Override
    public void channelActive(ChannelHandlerContext context) throws Exception {
        if (!introduced) {
            introduced = true;
            var _ = context.writeAndFlush(Unpooled.wrappedBuffer(CAPABILITIES));
        }
        super.channelActive(context);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) throws Exception {
        context.channel().config().setAutoRead(context.channel().isWritable());
        super.channelWritabilityChanged(context);
    }

    /** A connection that was cut, or a handshake that failed: nothing that an operator could mend. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("the connection with {} ends", context.channel().remoteAddress(), cause);
        var _ = context.close();
    }

    /** A client's first request may be written before it knows that it is connected. */
    @Override
    protected void encode(ChannelHandlerContext context, ByteBuf message, ByteBuf out) {
        if (!introduced) {
            introduced = true;
            out.writeBytes(CAPABILITIES);
        }
        out.writeBytes(message);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        int lengthBytes = lengthBytes(in);
        if (in.readableBytes() < 2 + lengthBytes) {
            return;
        }
        long size = size(in, lengthBytes);
        if (size > LARGEST_MESSAGE || tokenLength(in) > LONGEST_TOKEN) {
            LOG.debug("{} announces a message of {} bytes", context.channel().remoteAddress(), size);
            in.skipBytes(in.readableBytes());
            var _ = context.close();
            return;
        }
        if (in.readableBytes() < size) {
            return;
        }
        int code = in.getUnsignedByte(in.readerIndex() + 1 + lengthBytes);
        ByteBuf message = in.readSlice((int) size);
        if (code >> 5 == SIGNAL_CLASS) {
            signalled(context, code, message.slice(2 + lengthBytes, tokenLength(message)));
        } else {
            out.add(message.retain());
        }
    }

    /** Releases are the business of who sends them: it closes when it has its answers. */
    private static void signalled(ChannelHandlerContext context, int code, ByteBuf token) {
        if (code == PING) {
            var _ = context
                    .writeAndFlush(Unpooled.buffer(2 + LONGEST_TOKEN).writeByte(token.readableBytes()).writeByte(PONG)
                            .writeBytes(token));
        } else if (code == ABORT) {
            var _ = context.close();
        }
    }

    /** The bytes of the whole message. */
    private static long size(ByteBuf in, int lengthBytes) {
        int at = in.readerIndex() + 1;
        long body = switch (lengthBytes) {
            case 1 -> in.getUnsignedByte(at) + 13L;
            case 2 -> in.getUnsignedShort(at) + 269L;
            case 4 -> in.getUnsignedInt(at) + 65_805L;
            default -> in.getUnsignedByte(in.readerIndex()) >> 4;
        };
        return 2L + lengthBytes + tokenLength(in) + body;
    }

    private static int lengthBytes(ByteBuf in) {
        return switch (in.getUnsignedByte(in.readerIndex()) >> 4) {
            case 13 -> 1;
            case 14 -> 2;
            case 15 -> 4;
            default -> 0;
        };
    }

    private static int tokenLength(ByteBuf in) {
        return in.getUnsignedByte(in.readerIndex()) & 0xF;
    }
}
