// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectPayload;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.wattm2m.binding.mqtt.BrokerGate.Shown;
import io.wattm2m.cse.primitive.RequestFailure;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the client of one connection in, or sends it away: nothing passes before that, and nothing more is read while a
 * password is being checked, on a thread of its own. One event loop's.
 */
final class BrokerLoginHandler extends ChannelInboundHandlerAdapter {
    private static final Logger LOGGER = LoggerFactory.getLogger(BrokerLoginHandler.class);
    private static final long PATIENCE_SECONDS = 10;
    private static final int VERSION_5 = 5;

    private final BrokerGate gate;
    private final BrokerRightsHandler rights;
    private boolean asked;

    BrokerLoginHandler(BrokerGate gate, BrokerRightsHandler rights) {
        this.gate = gate;
        this.rights = rights;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        var _ = context.executor().schedule(() -> {
            if (!asked) {
                var _ = context.close();
            }
        }, PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object packet) {
        if (asked || !(packet instanceof MqttConnectMessage connect) || connect.decoderResult().isFailure()) {
            ReferenceCountUtil.release(packet);
            var _ = context.close();
            return;
        }
        asked = true;
        context.channel().config().setAutoRead(false);
        Shown shown = shown(context, connect);
        Thread.ofVirtual().name("mqtt-login").start(() -> login(context, connect, shown));
    }

    private void login(ChannelHandlerContext context, MqttConnectMessage connect, Shown shown) {
        try {
            BrokerUser user = gate.admit(shown);
            context.executor().execute(() -> enter(context, connect, user));
        } catch (RequestFailure failure) {
            LOGGER.debug("Refusing MQTT client {} with {}: {}", context.channel().remoteAddress(), shown,
                    failure.text());
            context.executor().execute(() -> refuse(context, connect));
        } catch (RuntimeException e) {
            LOGGER.error("MQTT client {} could not be authenticated", context.channel().remoteAddress(), e);
            context.executor().execute(() -> refuse(context, connect));
        }
    }

    private void enter(ChannelHandlerContext context, MqttConnectMessage connect, BrokerUser user) {
        if (context.isRemoved()) {
            // the client has left meanwhile
            return;
        }
        if (!rights.enter(user, connect)) {
            LOGGER.warn("Refusing MQTT client {}: {} may not have its will at {}", context.channel().remoteAddress(),
                    user.name(), connect.payload().willTopic());
            refuse(context, connect);
            return;
        }
        try {
            context.fireChannelRead(owned(connect, user.owner()));
        } catch (IllegalArgumentException e) {
            LOGGER.warn("Refusing MQTT client {}: {}", context.channel().remoteAddress(), e.getMessage());
            refuse(context, connect);
            return;
        }
        // first it goes: to read on brings the next packet at once
        context.pipeline().remove(this);
        context.channel().config().setAutoRead(true);
    }

    private static void refuse(ChannelHandlerContext context, MqttConnectMessage connect) {
        boolean five = connect.variableHeader().version() >= VERSION_5;
        var _ = context.writeAndFlush(MqttMessageBuilders.connAck()
                .returnCode(five ? MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5
                        : MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED)
                .build()).addListener(ChannelFutureListener.CLOSE);
    }

    /** Each owner has client identifiers of its own, and what was shown goes no further. */
    private static MqttConnectMessage owned(MqttConnectMessage connect, String owner) {
        MqttConnectPayload payload = connect.payload();
        return new MqttConnectMessage(connect.fixedHeader(), connect.variableHeader(),
                new MqttConnectPayload(BrokerTopic.ownedClient(owner, payload.clientIdentifier()),
                        payload.willProperties(), payload.willTopic(), payload.willMessageInBytes(), null,
                        (byte[]) null));
    }

    private static Shown shown(ChannelHandlerContext context, MqttConnectMessage connect) {
        byte[] password = connect.payload().passwordInBytes();
        return new Shown(((InetSocketAddress) context.channel().remoteAddress()).getAddress(),
                Optional.ofNullable(connect.payload().userName()),
                password == null ? "" : new String(password, StandardCharsets.UTF_8), certificate(context));
    }

    private static Optional<X509Certificate> certificate(ChannelHandlerContext context) {
        SslHandler tls = context.pipeline().get(SslHandler.class);
        try {
            return tls == null ? Optional.empty()
                    : Optional.of((X509Certificate) tls.engine().getSession().getPeerCertificates()[0]);
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }
}
