// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.wattm2m.binding.mqtt.BrokerConnection.Login;
import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.codec.Serialisations;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.spi.Binding;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.spi.PlatformCredential;
import io.wattm2m.cse.spi.Security;
import io.wattm2m.cse.spi.StartFailure;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

    private final Place place;
    private final Entity entity;
    private final Security security;
    private final MqttSettings settings;
    private final TopicIdentifiers identifiers;
    private final WrittenForms forms;
    private final MqttMapping mapping;
    private final BrokerAccounts accounts;
    private final Senders senders;
    private final InstantSource clock;
    private Optional<OwnBroker> own = Optional.empty();
    /** What there is to close, in this order. */
    private final Deque<Runnable> stops = new ArrayDeque<>();

    /**
     * A binding that does nothing yet.
     *
     * @param place where the embedded broker is
     * @param entity who speaks through it
     * @param security what is demanded of clients, and what we show to brokers
     */
    public MqttBinding(Place place, MqttSettings settings, Entity entity, Serialisations serialisations,
            Security security, InstantSource clock) {
        this.place = place;
        this.entity = entity;
        this.security = security;
        this.settings = settings;
        this.identifiers = new TopicIdentifiers(entity);
        this.forms = new WrittenForms(identifiers);
        this.mapping = new MqttMapping(serialisations);
        this.accounts = new BrokerAccounts(security.client().context());
        this.senders = new Senders(identifiers, settings, mapping, accounts);
        this.clock = clock;
        stops.add(senders::close);
    }

    @Override
    public Set<String> schemes() {
        return Set.of("mqtt", "mqtts");
    }

    @Override
    public List<URI> start(Receiver receiver) {
        boolean embedded = settings.broker().isEmpty();
        if (place.shared() && (embedded || settings.sharedGroup().isEmpty())) {
            throw new StartFailure("nodes that share a database share the requests at a broker of their own: set"
                    + " mqtt.broker and, to the same for all nodes, mqtt.shared-group; or leave mqtt out of"
                    + " cse.listeners");
        }
        BrokerAddress broker = embedded ? startBroker() : externalBroker();
        try {
            listen(broker, receiver);
        } catch (MqttException e) {
            close();
            throw new StartFailure("cannot connect to the MQTT broker at " + broker + " (setting mqtt.broker): "
                    + (e.getCause() == null ? e : e.getCause()).getMessage(), e);
        }
        List<URI> pointsOfAccess = pointsOfAccess(broker);
        LOG.info("MQTT listens at {} as {}", pointsOfAccess, identifiers.clientIdentifier());
        return pointsOfAccess;
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
        PlatformCredential platform = PlatformCredential.in(place.data());
        TopicRules rules = new TopicRules(entity.id(), settings.prefix(), settings.topicRules());
        OwnBroker started = OwnBroker.start(place.bind(), settings, rules, security, platform);
        stops.addLast(started::close);
        accounts.addOwn(started.address(), started.addresses(), platform);
        own = Optional.of(started);
        return started.address();
    }

    /** An external broker is asked who we are; whether it asks others the operator has to say. */
    private BrokerAddress externalBroker() {
        BrokerAddress broker = settings.externalBroker();
        if (!settings.trustTopics()) {
            checkOpen(broker);
        }
        accounts.add(broker, settings.user(), settings.password());
        return broker;
    }

    private void checkOpen(BrokerAddress broker) {
        if (security.demands(broker.host().replaceAll("[\\[\\]]", ""))) {
            throw new StartFailure(
                    "anybody at the MQTT broker " + broker + " could send in any originator's name: let it "
                            + "give each client its own topics only and set mqtt.trust-topics: true, or set "
                            + "allow-unauthenticated: true to accept that");
        }
    }

    /** The listener goes first: what is being worked on can still be answered. */
    private void listen(BrokerAddress broker, Receiver receiver) throws MqttException {
        Topics topics = new Topics(settings.prefix(), identifiers);
        RequestListener listener = new RequestListener(
                new Login(broker, clientIdentifier(), settings.sharedGroup().isEmpty(), accounts, settings), topics,
                new PrimitiveHandler(receiver, new Originators(identifiers, proof()), forms, settings, mapping),
                senders.lease(broker, settings.prefix()).sender());
        stops.push(listener::close);
        listener.open();
    }

    private TopicIdentities proof() {
        return new TopicIdentities(own.map(OwnBroker::isDemanding).orElse(settings.trustTopics()),
                security.credentials());
    }

    private List<URI> pointsOfAccess(BrokerAddress broker) {
        if (!settings.pointOfAccess().isEmpty()) {
            return List.of(URI.create(settings.pointOfAccess()));
        }
        String path = settings.prefix().isEmpty() ? "" : "/" + settings.prefix();
        return own.map(OwnBroker::addresses).orElse(List.of(broker)).stream()
                .map(address -> URI.create(address.scheme() + "://" + address + path)).toList();
    }

    /** Two connections of one identifier would drive each other out. */
    private String clientIdentifier() {
        return identifiers.clientIdentifier()
                + (settings.sharedGroup().isEmpty() ? "" : "::" + UUID.randomUUID().toString().substring(0, 8));
    }

    /**
     * Where the embedded broker is.
     *
     * @param bind the address that it listens on
     * @param data the folder with the credential of the platform's own parts
     * @param shared whether other nodes of the CSE are to have the requests as well, so that there is none
     */
    public record Place(String bind, Path data, boolean shared) {}
}
