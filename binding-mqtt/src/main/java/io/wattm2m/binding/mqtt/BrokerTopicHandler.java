// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectPayload;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttSubscribePayload;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import io.netty.handler.codec.mqtt.MqttUnsubscribePayload;
import io.netty.util.ReferenceCountUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the broker's names into the packets of one connection on their way in, and the clients' topics back on their way
 * out. A filter that breaks the rules of MQTT ends the connection. One event loop's.
 */
final class BrokerTopicHandler extends ChannelDuplexHandler {
    private static final Logger LOGGER = LoggerFactory.getLogger(BrokerTopicHandler.class);

    @Override
    public void channelRead(ChannelHandlerContext context, Object packet) {
        try {
            context.fireChannelRead(inside(packet));
        } catch (IllegalArgumentException e) {
            ReferenceCountUtil.release(packet);
            LOGGER.warn("Closing MQTT connection of {}: {}", context.channel().remoteAddress(), e.getMessage());
            var _ = context.close();
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object packet, ChannelPromise promise) {
        if (packet instanceof MqttPublishMessage publish) {
            var _ = context.write(withTopic(publish, BrokerTopic.outside(publish.variableHeader().topicName())),
                    promise);
        } else {
            var _ = context.write(packet, promise);
        }
    }

    private static Object inside(Object packet) {
        if (packet instanceof MqttMessage message && message.decoderResult().isFailure()) {
            return packet;
        }
        return switch (packet) {
            case MqttPublishMessage publish ->
                withTopic(publish, BrokerTopic.inside(publish.variableHeader().topicName()));
            case MqttSubscribeMessage subscribe -> inside(subscribe);
            case MqttUnsubscribeMessage unsubscribe -> inside(unsubscribe);
            case MqttConnectMessage connect -> inside(connect);
            default -> packet;
        };
    }

    private static MqttPublishMessage withTopic(MqttPublishMessage publish, String topic) {
        MqttPublishVariableHeader header = publish.variableHeader();
        return new MqttPublishMessage(publish.fixedHeader(),
                new MqttPublishVariableHeader(topic, header.packetId(), header.properties()), publish.payload());
    }

    private static MqttSubscribeMessage inside(MqttSubscribeMessage subscribe) {
        return new MqttSubscribeMessage(subscribe.fixedHeader(), subscribe.idAndPropertiesVariableHeader(),
                new MqttSubscribePayload(subscribe.payload().topicSubscriptions().stream()
                        .map(wanted -> new MqttTopicSubscription(BrokerTopic.insideFilter(wanted.topicFilter()),
                                wanted.option()))
                        .toList()));
    }

    private static MqttUnsubscribeMessage inside(MqttUnsubscribeMessage unsubscribe) {
        return new MqttUnsubscribeMessage(unsubscribe.fixedHeader(), unsubscribe.idAndPropertiesVariableHeader(),
                new MqttUnsubscribePayload(
                        unsubscribe.payload().topics().stream().map(BrokerTopic::insideFilter).toList()));
    }

    private static MqttConnectMessage inside(MqttConnectMessage connect) {
        MqttConnectPayload payload = connect.payload();
        String willTopic = connect.variableHeader().isWillFlag() ? BrokerTopic.inside(payload.willTopic())
                : payload.willTopic();
        return new MqttConnectMessage(connect.fixedHeader(), connect.variableHeader(),
                new MqttConnectPayload(BrokerTopic.insideClient(payload.clientIdentifier()), payload.willProperties(),
                        willTopic, payload.willMessageInBytes(), payload.userName(), payload.passwordInBytes()));
    }
}
