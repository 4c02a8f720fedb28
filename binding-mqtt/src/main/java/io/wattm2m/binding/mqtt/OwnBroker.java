// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.wattm2m.binding.mqtt.BrokerSettings.Limits;
import io.wattm2m.cse.spi.Gate;
import io.wattm2m.cse.spi.PlatformCredential;
import io.wattm2m.cse.spi.Security;
import io.wattm2m.cse.spi.StartFailure;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The embedded broker as the operator's settings want it: where there is a certificate, with TLS on the address that
 * listeners bind to, and without it on loopback only. Thread-safe.
 */
final class OwnBroker implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int TOPIC_BYTES = 65_536;

    private final EmbeddedBroker broker;
    private final Place place;
    private final boolean secure;

    private OwnBroker(EmbeddedBroker broker, Place place, boolean secure) {
        this.broker = broker;
        this.place = place;
        this.secure = secure;
    }

    /** Starts it; StartFailure where it cannot or may not listen. */
    static OwnBroker start(String bind, MqttSettings settings, TopicRules rules, Security security,
            PlatformCredential platform) {
        boolean secure = security.server().isPresent();
        Gate gate = security.gate("MQTT", bind, secure);
        Place place = new Place(bind, secure && gate.isDemanding() ? LOOPBACK : bind, gate.isDemanding());
        BrokerGate entrance =
                new CredentialGate(gate, security.credentials(), platform, InstantSource.system());
        BrokerAccess access = new BrokerAccess(entrance, security.server()
                .map(tls -> new BrokerAccess.Secure(bind, settings.securePort(), tls.context(), entrance)), rules);
        try {
            return new OwnBroker(EmbeddedBroker.start(new BrokerSettings(place.plain, settings.port(),
                    limits(settings), settings.quotas()), access), place, secure);
        } catch (UncheckedIOException e) {
            throw new StartFailure(reason(e) + " (settings mqtt.port, mqtt.secure-port and bind)", e);
        }
    }

    /** Where we ourselves find it. */
    BrokerAddress address() {
        return new BrokerAddress(inUri(isAny(place.plain) ? LOOPBACK : place.plain), broker.port());
    }

    /** Where others find it, the best way first. */
    List<BrokerAddress> addresses() {
        List<BrokerAddress> all = new ArrayList<>();
        if (secure) {
            all.add(new BrokerAddress(reachable(place.bind), broker.securePort(), true));
        }
        if (place.plain.equals(place.bind)) {
            all.add(new BrokerAddress(reachable(place.plain), broker.port()));
        }
        return all;
    }

    /** Whether everybody at it has proved whose topics are his. */
    boolean isDemanding() {
        return place.demanding;
    }

    @Override
    public void close() {
        broker.close();
    }

    private static Limits limits(MqttSettings settings) {
        Limits limits = Limits.DEFAULTS;
        int packet = (int) settings.maxMessage().bytes() + TOPIC_BYTES;
        return new Limits(packet, settings.maxClients(), limits.queues(), settings.maxQueued(),
                Math.max(limits.memoryBytes(), 8L * packet), limits.offlineSession(), limits.undelivered(),
                settings.clientRate());
    }

    private static String reachable(String bind) {
        return inUri(isAny(bind) ? ownAddress() : bind);
    }

    private static boolean isAny(String bind) {
        InetSocketAddress address = new InetSocketAddress(bind, 0);
        return !address.isUnresolved() && address.getAddress().isAnyLocalAddress();
    }

    /** An address of this machine for those that are told to come back to 0.0.0.0. */
    private static String ownAddress() {
        try {
            return InetAddress.getLocalHost().getHostAddress();
        } catch (UnknownHostException e) {
            return LOOPBACK;
        }
    }

    private static String inUri(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private static String reason(UncheckedIOException e) {
        return String.valueOf(Optional.ofNullable(e.getCause()).map(Throwable::getMessage).orElse(e.getMessage()));
    }

    private record Place(String bind, String plain, boolean demanding) {}
}
