// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/**
 * Puts TLS in its place in a connection with the first bytes: any earlier, and Artemis would wait for the handshake
 * too, and leave a stack trace where it fails. One event loop's.
 */
final class BrokerEncryption extends ChannelInboundHandlerAdapter {
    private static final byte TLS_HANDSHAKE = 0x16;
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final SSLContext context;

    BrokerEncryption(SSLContext context) {
        this.context = context;
    }

    /** Whether these first bytes of a connection begin TLS. */
    static boolean isBegin(byte[] start) {
        return start[0] == TLS_HANDSHAKE;
    }

    @Override
    public void channelRead(ChannelHandlerContext channel, Object bytes) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        engine.setEnabledProtocols(PROTOCOLS);
        engine.setWantClientAuth(true);
        channel.pipeline().addAfter(channel.name(), "encryption", new SslHandler(engine));
        channel.fireChannelRead(bytes);
        channel.pipeline().remove(this);
    }
}
