// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the client of one connection to its share of retained messages, its last will among them, and to topics that
 * are known where there are too many; one too many ends the connection. One event loop's.
 */
final class BrokerQuotaHandler extends ChannelInboundHandlerAdapter {
    private static final Logger LOGGER = LoggerFactory.getLogger(BrokerQuotaHandler.class);

    /** So many new ones a client may bring where others have brought too many. */
    private static final int FEW_TOPICS = 16;

    private final RetainedTopics retained;
    private final BrokerShares shares;
    private final Supplier<BrokerUser> user;
    private String client = "";
    private int brought;
    private boolean ended;
    private int shared;

    BrokerQuotaHandler(RetainedTopics retained, BrokerShares shares, Supplier<BrokerUser> user) {
        this.retained = retained;
        this.shares = shares;
        this.user = user;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object packet) {
        if (ended) { // what had been read before
            ReferenceCountUtil.release(packet);
            return;
        }
        Optional<String> exceeded =
                packet instanceof MqttMessage message && message.decoderResult().isSuccess() ? exceeded(message)
                        : Optional.empty();
        if (exceeded.isEmpty() || !user.get().isLimited()) {
            context.fireChannelRead(packet);
            return;
        }
        ended = true;
        ReferenceCountUtil.release(packet);
        LOGGER.warn("Closing MQTT connection of {} from {}: {}", user.get().name(), context.channel().remoteAddress(),
                exceeded.get());
        var _ = context.close();
    }

    private Optional<String> exceeded(MqttMessage packet) {
        return switch (packet) {
            case MqttConnectMessage connect -> {
                client = connect.payload().clientIdentifier();
                yield connect.variableHeader().isWillRetain() ? retain(connect.payload().willTopic())
                        : Optional.empty();
            }
            case MqttPublishMessage publish when isBeyond(publish.variableHeader().topicName()) ->
                Optional.of("the broker knows as many topics as mqtt.max-topics allows, and not this one");
            case MqttPublishMessage publish when publish.fixedHeader().isRetain() -> retained(publish);
            case MqttSubscribeMessage subscribe -> shared(subscribe);
            case MqttUnsubscribeMessage unsubscribe -> {
                shared -= (int) unsubscribe.payload().topics().stream().filter(BrokerTopic::isShared).count();
                yield Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    /** Shared subscriptions are nobody's to Artemis, and so on nobody's account. */
    private Optional<String> shared(MqttSubscribeMessage subscribe) {
        shared = Math.max(0, shared) + (int) subscribe.payload().topicSubscriptions().stream()
                .filter(wanted -> BrokerTopic.isShared(wanted.topicFilter())).count();
        return shares.maySubscribe(shared) ? Optional.empty()
                : Optional.of("it asks for more subscriptions than mqtt.max-subscriptions allows");
    }

    private boolean isBeyond(String topic) {
        if (!shares.isCrowded() || shares.isKnown(topic)) {
            return false;
        }
        brought++;
        return !shares.hasRoom(brought <= FEW_TOPICS);
    }

    private Optional<String> retained(MqttPublishMessage publish) {
        String topic = publish.variableHeader().topicName();
        if (publish.payload().isReadable()) {
            return retain(topic);
        }
        retained.release(topic);
        return Optional.empty();
    }

    private Optional<String> retain(String topic) {
        return retained.retain(topic, BrokerTopic.account(client).orElse("")) ? Optional.empty()
                : Optional.of("it retains as many messages as mqtt.max-retained allows, and one more");
    }
}
