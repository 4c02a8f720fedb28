// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.wattm2m.binding.mqtt.BrokerConnection.Login;
import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.codec.Serialisations;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.spi.Binding;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.spi.Security;
import io.wattm2m.cse.spi.StartFailure;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The MQTT binding (TS-0010) at an external broker, or at the embedded one, which it starts before it connects and
 * closes last, since other clients than oneM2M's use it too.
 *
 * <p>{@link #reach} is thread-safe; {@link #start} and {@link #close} are for the thread that composes the process.
 */
public final class MqttBinding implements Binding {
    private static final Logger LOG = LoggerFactory.getLogger(MqttBinding.class);
    private static final int TOPIC_BYTES = 65_536;

    private final String bind;
    private final Security security;
    private final MqttSettings settings;
    private final TopicIdentifiers identifiers;
    private final WrittenForms forms;
    private final MqttMapping mapping;
    private final Senders senders;
    private final InstantSource clock;
    /** What there is to close, in this order. */
    private final Deque<Runnable> stops = new ArrayDeque<>();

    /**
     * A binding that does nothing yet.
     *
     * @param bind the address that the embedded broker listens on
     * @param entity who speaks through it
     */
    public MqttBinding(String bind, MqttSettings settings, Entity entity, Serialisations serialisations,
            Security security, InstantSource clock) {
        this.bind = bind;
        this.security = security;
        this.settings = settings;
        this.identifiers = new TopicIdentifiers(entity);
        this.forms = new WrittenForms(identifiers);
        this.mapping = new MqttMapping(serialisations);
        this.senders = new Senders(identifiers, settings, mapping);
        this.clock = clock;
        stops.add(senders::close);
    }

    @Override
    public Set<String> schemes() {
        return Set.of("mqtt");
    }

    @Override
    public List<URI> start(Receiver receiver) {
        boolean embedded = settings.broker().isEmpty();
        Receiver entrance = security.gate("MQTT", embedded ? bind : loopback(), false).withoutEvidence(receiver);
        BrokerAddress broker = embedded ? startBroker() : settings.externalBroker();
        try {
            listen(broker, !embedded, entrance);
        } catch (MqttException e) {
            close();
            throw new StartFailure("cannot connect to the MQTT broker at " + broker + " (setting mqtt.broker): "
                    + (e.getCause() == null ? e : e.getCause()).getMessage(), e);
        }
        URI pointOfAccess = pointOfAccess(broker);
        LOG.info("MQTT listens at {} as {}", pointOfAccess, identifiers.clientIdentifier());
        return List.of(pointOfAccess);
    }

    @Override
    public Receiver reach(URI pointOfAccess) {
        return receiver(pointOfAccess, ContentFormat.JSON);
    }

    @Override
    public Receiver reach(URI pointOfAccess, ContentFormat format) {
        return receiver(pointOfAccess, format);
    }

    @Override
    public Receiver reach(URI pointOfAccess, ContentFormat format, String entity) {
        return receiver(pointOfAccess, format).entity(entity);
    }

    @Override
    public void close() {
        while (!stops.isEmpty()) {
            stops.pop().run();
        }
    }

    private MqttReceiver receiver(URI pointOfAccess, ContentFormat format) {
        return new MqttReceiver(pointOfAccess, format, identifiers, forms,
                new MqttReceiver.Outgoing(senders, settings, mapping, clock));
    }

    /** The broker goes last. */
    private BrokerAddress startBroker() {
        BrokerSettings.Limits limits = BrokerSettings.Limits.DEFAULTS;
        int packet = (int) settings.maxMessage().bytes() + TOPIC_BYTES;
        BrokerSettings broker = new BrokerSettings(bind, settings.port(),
                new BrokerSettings.Limits(packet, limits.connections(), limits.queues(),
                        limits.messagesPerSubscription(),
                        Math.max(limits.memoryBytes(), 8L * packet), limits.offlineSession(), limits.undelivered(),
                        limits.publicationsPerSecond()));
        try {
            EmbeddedBroker started = EmbeddedBroker.start(broker);
            stops.addLast(started::close);
            return new BrokerAddress(inUri(isAnyAddress() ? loopback() : bind), started.port());
        } catch (UncheckedIOException e) {
            throw new StartFailure(reason(e) + " (settings mqtt.port and bind)", e);
        }
    }

    /** The listener goes first: what is being worked on can still be answered. */
    private void listen(BrokerAddress broker, boolean authenticated, Receiver receiver) throws MqttException {
        Topics topics = new Topics(settings.prefix(), identifiers);
        RequestListener listener = new RequestListener(
                new Login(broker, identifiers.clientIdentifier(), true, authenticated, settings), topics,
                new PrimitiveHandler(receiver, identifiers, forms, settings, mapping),
                senders.lease(broker, settings.prefix()).sender());
        stops.push(listener::close);
        listener.open();
    }

    private URI pointOfAccess(BrokerAddress broker) {
        if (!settings.pointOfAccess().isEmpty()) {
            return URI.create(settings.pointOfAccess());
        }
        boolean everywhere = settings.broker().isEmpty() && isAnyAddress();
        String host = everywhere ? inUri(ownAddress()) : broker.host();
        String path = settings.prefix().isEmpty() ? "" : "/" + settings.prefix();
        return URI.create("mqtt://" + host + ":" + broker.port() + path);
    }

    private boolean isAnyAddress() {
        InetSocketAddress address = new InetSocketAddress(bind, 0);
        return !address.isUnresolved() && address.getAddress().isAnyLocalAddress();
    }

    private static String loopback() {
        return InetAddress.getLoopbackAddress().getHostAddress();
    }

    /** An address of this machine for those that are told to come back to 0.0.0.0. */
    private static String ownAddress() {
        try {
            return InetAddress.getLocalHost().getHostAddress();
        } catch (UnknownHostException e) {
            return loopback();
        }
    }

    private static String inUri(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private static String reason(UncheckedIOException e) {
        return String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
    }
}
