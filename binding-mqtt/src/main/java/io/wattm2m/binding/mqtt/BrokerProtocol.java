// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.wattm2m.binding.mqtt.BrokerSettings.Limits;
import io.wattm2m.cse.spi.SharedMemory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.BaseInterceptor;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTProtocolHandler;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyServerConnection;
import org.apache.activemq.artemis.core.server.routing.RoutingHandler;
import org.apache.activemq.artemis.spi.core.protocol.ConnectionEntry;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManager;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManagerFactory;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;
import org.apache.activemq.artemis.spi.core.remoting.Connection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Artemis' MQTT protocol, but for a connection's handlers: a decoder that refuses large packets before it holds them
 * (Artemis limits only MQTT 5, and only once a packet is read), TLS, who may come in and what he may do, and
 * {@link BrokerTopicHandler}. Counts connections itself, since Artemis reports each refused one as an error with its
 * stack. Thread-safe.
 */
@SuppressWarnings("rawtypes") // the interface has them
final class BrokerProtocol implements ProtocolManager<MQTTInterceptor, RoutingHandler> {
    private static final Logger LOGGER = LoggerFactory.getLogger(BrokerProtocol.class);

    /** Artemis sends each packet by itself, which costs more than all else that is done with one in a connection. */
    private static final int PACKETS_TOGETHER = 64;

    private final ProtocolManager<MQTTInterceptor, RoutingHandler> artemis;
    private final Limits limits;
    private final Shared shared;
    private final Door door;

    BrokerProtocol(ProtocolManager<MQTTInterceptor, RoutingHandler> artemis, Limits limits, Shared shared,
            Door door) {
        this.artemis = artemis;
        this.limits = limits;
        this.shared = shared;
        this.door = door;
    }

    /** Behind Artemis' own detection of the protocol, which has read bytes that it hands on. */
    @Override
    public void addChannelHandlers(ChannelPipeline pipeline) {
        door.tls().ifPresent(context -> pipeline.addLast("tls", new BrokerEncryption(context)));
        artemis.addChannelHandlers(pipeline);
        pipeline.replace(MqttDecoder.class, "decoder", new MqttDecoder(limits.packetBytes()));
        BrokerAssembly assembly = new BrokerAssembly(shared.arriving, pipeline.channel());
        pipeline.addBefore("decoder", "bytes", assembly.bytes());
        pipeline.addBefore("bytes", "flushes", new FlushConsolidationHandler(PACKETS_TOGETHER, true));
        pipeline.addAfter("decoder", "packets", assembly.packets());
        String last = pipeline.context(MQTTProtocolHandler.class).name();
        Reading reading = new Reading(pipeline.channel());
        BrokerRightsHandler rights = new BrokerRightsHandler(door.gate(), door.rules());
        pipeline.addBefore(last, "pace", new FlowControlHandler());
        pipeline.addBefore(last, "login", new BrokerLoginHandler(door.gate(), rights));
        pipeline.addBefore(last, "rights", rights);
        pipeline.addBefore(last, "quota", new BrokerQuotaHandler(shared.retained, shared.shares, rights::user));
        pipeline.addBefore(last, "rate",
                new BrokerRateHandler(limits.publicationsPerSecond(), () -> rights.user().isLimited(), reading));
        pipeline.addBefore(last, "topics", new BrokerTopicHandler());
        pipeline.addBefore(last, "backlog", new BrokerBacklogHandler(reading));
        count(pipeline.channel());
    }

    private void count(Channel channel) {
        int open = shared.connections.incrementAndGet();
        channel.closeFuture().addListener(closed -> shared.connections.decrementAndGet());
        if (open > limits.connections()) {
            LOGGER.warn("Refusing MQTT client {}: {} connections are open", channel.remoteAddress(),
                    limits.connections());
            var _ = channel.close();
        }
    }

    @Override
    public ProtocolManagerFactory<MQTTInterceptor> getFactory() {
        return artemis.getFactory();
    }

    @Override
    public void updateInterceptors(List<BaseInterceptor> incoming, List<BaseInterceptor> outgoing) {
        artemis.updateInterceptors(incoming, outgoing);
    }

    @Override
    public ConnectionEntry createConnectionEntry(Acceptor acceptor, Connection connection) {
        return artemis.createConnectionEntry(acceptor, connection);
    }

    @Override
    public void handleBuffer(RemotingConnection connection, ActiveMQBuffer buffer) {
        artemis.handleBuffer(connection, buffer);
    }

    @Override
    public boolean isProtocol(byte[] start) {
        return door.tls().isPresent() ? BrokerEncryption.isBegin(start) : artemis.isProtocol(start);
    }

    @Override
    public boolean acceptsNoHandshake() {
        return artemis.acceptsNoHandshake();
    }

    @Override
    public void handshake(NettyServerConnection connection, ActiveMQBuffer buffer) {
        artemis.handshake(connection, buffer);
    }

    @Override
    public List<String> websocketSubprotocolIdentifiers() {
        return artemis.websocketSubprotocolIdentifiers();
    }

    @Override
    public void setAnycastPrefix(String prefix) {
        artemis.setAnycastPrefix(prefix);
    }

    @Override
    public void setMulticastPrefix(String prefix) {
        artemis.setMulticastPrefix(prefix);
    }

    @Override
    public Map<SimpleString, RoutingType> getPrefixes() {
        return artemis.getPrefixes();
    }

    @Override
    public void setSecurityDomain(String domain) {
        artemis.setSecurityDomain(domain);
    }

    @Override
    public String getSecurityDomain() {
        return artemis.getSecurityDomain();
    }

    @Override
    public RoutingHandler getRoutingHandler() {
        return artemis.getRoutingHandler();
    }

    /** What the clients of all listeners take from the same. */
    record Shared(AtomicInteger connections, RetainedTopics retained, BrokerShares shares, SharedMemory arriving) {}

    /** How to come in through a listener: with TLS or plainly, past this gate, by these rules. */
    record Door(Optional<SSLContext> tls, BrokerGate gate, TopicRules rules) {}
}
