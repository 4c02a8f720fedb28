// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import static io.netty.handler.codec.mqtt.MqttQoS.AT_MOST_ONCE;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttSubAckPayload;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttSubscribePayload;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the client of one connection to its {@link TopicRights}: a publication beyond them ends the connection (MQTT
 * 3.1.1, 3.3.5 leaves only that or silence), a subscription is refused in its acknowledgement. One event loop's.
 */
final class BrokerRightsHandler extends ChannelDuplexHandler {
    private static final Logger LOGGER = LoggerFactory.getLogger(BrokerRightsHandler.class);
    private static final int VERSION_5 = 5;
    private static final int FAILURE = 0x80;
    private static final byte NOT_AUTHORIZED = (byte) 0x87;
    private static final int MOST_UNANSWERED = 100;
    /** So long a revoked credential may still be used by those who are in. */
    private static final long FRESH_NANOS = 5_000_000_000L;

    private final BrokerGate gate;
    private final TopicRules rules;
    private final Map<Integer, List<Boolean>> refused = new HashMap<>();
    private BrokerUser user = BrokerUser.ANONYMOUS;
    private TopicRights rights = new TopicRights(List.of(), List.of());
    private int version;
    private long seen;

    BrokerRightsHandler(BrokerGate gate, TopicRules rules) {
        this.gate = gate;
        this.rules = rules;
    }

    /** The client is in, as this user; false where its last will is beyond that one's rights. */
    boolean enter(BrokerUser entering, MqttConnectMessage connect) {
        version = connect.variableHeader().version();
        know(entering);
        return !connect.variableHeader().isWillFlag() || rights.mayPublish(connect.payload().willTopic());
    }

    /** Who the client is. */
    BrokerUser user() {
        return user;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object packet) {
        if (hasEnded()) {
            end(context, packet, "its credential has ended");
        } else if (packet instanceof MqttPublishMessage publish && !mayPublish(publish)) {
            end(context, packet, "it may not publish to " + publish.variableHeader().topicName());
        } else if (packet instanceof MqttSubscribeMessage subscribe && !subscribe.decoderResult().isFailure()) {
            subscribe(context, subscribe);
        } else {
            context.fireChannelRead(packet);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object packet, ChannelPromise promise) {
        // one that only listens sends nothing by which it could be noticed
        if (packet instanceof MqttPublishMessage && hasEnded()) {
            end(context, packet, "its credential has ended");
            promise.setFailure(new ClosedChannelException());
            return;
        }
        var _ = context.write(packet instanceof MqttSubAckMessage answer ? complete(answer) : packet, promise);
    }

    /** The empty topic is MQTT 5's alias for one that was allowed. */
    private boolean mayPublish(MqttPublishMessage publish) {
        if (publish.decoderResult().isFailure()) {
            return true;
        }
        String topic = publish.variableHeader().topicName();
        return topic.isEmpty() || rights.mayPublish(topic)
                || isUnbound() && isStillKnown() && rights.mayPublish(topic);
    }

    private boolean maySubscribe(String filter) {
        return rights.maySubscribe(filter) || isUnbound() && isStillKnown() && rights.maySubscribe(filter);
    }

    /** One that has just registered is bound since it came in. */
    private boolean isUnbound() {
        return user.kind() == BrokerUser.Kind.KNOWN && user.originator().isEmpty();
    }

    private boolean hasEnded() {
        return System.nanoTime() - seen > FRESH_NANOS && !isStillKnown();
    }

    private boolean isStillKnown() {
        Optional<BrokerUser> current = gate.current(user);
        current.filter(now -> !now.equals(user)).ifPresent(this::know);
        seen = System.nanoTime();
        return current.isPresent();
    }

    private void know(BrokerUser known) {
        user = known;
        rights = rules.of(known);
        seen = System.nanoTime();
    }

    private void subscribe(ChannelHandlerContext context, MqttSubscribeMessage subscribe) {
        List<MqttTopicSubscription> wanted = subscribe.payload().topicSubscriptions();
        List<MqttTopicSubscription> granted =
                wanted.stream().filter(each -> maySubscribe(each.topicFilter())).toList();
        if (granted.size() == wanted.size()) {
            context.fireChannelRead(subscribe);
            return;
        }
        LOGGER.warn("MQTT client {} of {} may not hear {}", user.name(), context.channel().remoteAddress(),
                wanted.stream().map(MqttTopicSubscription::topicFilter).filter(each -> !maySubscribe(each)).toList());
        if (refused.size() >= MOST_UNANSWERED) {
            var _ = context.close();
            return;
        }
        refused.put(subscribe.variableHeader().messageId(), wanted.stream().map(each -> !granted.contains(each))
                .toList());
        if (granted.isEmpty()) {
            var _ = context.writeAndFlush(complete(new MqttSubAckMessage(header(MqttMessageType.SUBACK),
                    new MqttMessageIdAndPropertiesVariableHeader(subscribe.variableHeader().messageId(),
                            MqttProperties.NO_PROPERTIES),
                    new MqttSubAckPayload(List.of()))));
            return;
        }
        context.fireChannelRead(new MqttSubscribeMessage(subscribe.fixedHeader(),
                subscribe.idAndPropertiesVariableHeader(), new MqttSubscribePayload(granted)));
    }

    /** The acknowledgement of what was granted, with the refusals in their places. */
    private MqttSubAckMessage complete(MqttSubAckMessage answer) {
        List<Boolean> refusals = refused.remove(answer.variableHeader().messageId());
        if (refusals == null) {
            return answer;
        }
        var granted = answer.payload().reasonCodes().iterator();
        List<Integer> all = new ArrayList<>();
        refusals.forEach(no -> all.add(no ? refusal() : granted.hasNext() ? granted.next() : refusal()));
        return new MqttSubAckMessage(header(MqttMessageType.SUBACK), answer.idAndPropertiesVariableHeader(),
                new MqttSubAckPayload(all));
    }

    private Integer refusal() {
        return version >= VERSION_5 ? NOT_AUTHORIZED & 0xff : FAILURE;
    }

    private void end(ChannelHandlerContext context, Object packet, String why) {
        ReferenceCountUtil.release(packet);
        LOGGER.warn("Closing MQTT connection of {} from {}: {}", user.name(), context.channel().remoteAddress(), why);
        if (version >= VERSION_5) {
            var _ = context.writeAndFlush(new MqttMessage(header(MqttMessageType.DISCONNECT),
                    new MqttReasonCodeAndPropertiesVariableHeader(NOT_AUTHORIZED, MqttProperties.NO_PROPERTIES)));
        }
        var _ = context.close();
    }

    private static MqttFixedHeader header(MqttMessageType type) {
        return new MqttFixedHeader(type, false, AT_MOST_ONCE, false, 0);
    }
}
