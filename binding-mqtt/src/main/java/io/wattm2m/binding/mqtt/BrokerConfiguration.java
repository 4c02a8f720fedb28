// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.wattm2m.binding.mqtt.BrokerSettings.Limits;
import java.util.HashMap;
import java.util.Map;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTProtocolManagerFactory;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** Artemis' configuration for {@link BrokerSettings}: in memory, without management, one or two listeners. Pure. */
final class BrokerConfiguration {
    /** The listener's name inside Artemis. */
    static final String LISTENER = "mqtt";

    /** The name of the listener with TLS, and what tells it from the other. */
    static final String SECURE = "mqtts";

    /** Messages of QoS 1 and 2 sent to one client and not acknowledged; what waits behind them may be dropped. */
    private static final int UNACKNOWLEDGED = 100;
    private static final int LEAST_UNACKNOWLEDGED = 10;

    private static final long SCAN_MILLISECONDS = 5_000;
    /** A topic that nobody subscribes to is forgotten at the second look. */
    private static final long UNUSED_TOPICS_MILLISECONDS = 1_000;

    /** Places that a subscription has for messages from the beginning; Artemis' 8192 take 32 KB. */
    private static final int QUEUE_BUFFER = 64;

    private BrokerConfiguration() {}

    static Configuration of(BrokerSettings settings, BrokerAccess access) {
        Limits limits = settings.limits();
        Configuration configuration = new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .setCriticalAnalyzer(false)
                .setMqttSubscriptionPersistenceEnabled(false)
                .setJournalType(JournalType.NIO)
                .setMaxDiskUsage(-1)
                .setGlobalMaxSize(limits.memoryBytes())
                .setMessageExpiryScanPeriod(SCAN_MILLISECONDS)
                .setMqttSessionScanInterval(SCAN_MILLISECONDS)
                .setAddressQueueScanPeriod(UNUSED_TOPICS_MILLISECONDS)
                // with MQTT's own delimiter and wildcards a topic is not rewritten, so a.b and a/b stay two topics
                .setWildCardConfiguration(MQTTUtil.MQTT_WILDCARD)
                .addAddressSetting("#", addressSettings(limits))
                .addAcceptorConfiguration(listener(settings));
        access.secure().ifPresent(secure -> configuration.addAcceptorConfiguration(secureListener(settings, secure)));
        return configuration.setResolveProtocols(false);
    }

    private static AddressSettings addressSettings(Limits limits) {
        return new AddressSettings()
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.DROP)
                .setDefaultRingSize(limits.messagesPerSubscription())
                .setMaxDeliveryAttempts(-1)
                .setInitialQueueBufferSize(QUEUE_BUFFER)
                .setAutoDeleteAddressesSkipUsageCheck(true);
    }

    private static TransportConfiguration listener(BrokerSettings settings) {
        return new TransportConfiguration(NettyAcceptorFactory.class.getName(),
                transport(settings.bind(), settings.port()), LISTENER, protocol(settings));
    }

    private static TransportConfiguration secureListener(BrokerSettings settings, BrokerAccess.Secure secure) {
        Map<String, Object> protocol = protocol(settings);
        protocol.put(SECURE, true);
        return new TransportConfiguration(NettyAcceptorFactory.class.getName(),
                transport(secure.bind(), secure.port()), SECURE, protocol);
    }

    private static Map<String, Object> transport(String bind, int port) {
        Map<String, Object> transport = new HashMap<>();
        transport.put(TransportConstants.HOST_PROP_NAME, bind);
        transport.put(TransportConstants.PORT_PROP_NAME, port);
        transport.put(TransportConstants.PROTOCOLS_PROP_NAME, MQTTProtocolManagerFactory.MQTT_PROTOCOL_NAME);
        transport.put(TransportConstants.AUTO_START, false);
        transport.put(TransportConstants.TCP_NODELAY_PROPNAME, true);
        transport.put(TransportConstants.USE_EPOLL_PROP_NAME, false);
        transport.put(TransportConstants.USE_KQUEUE_PROP_NAME, false);
        return transport;
    }

    private static Map<String, Object> protocol(BrokerSettings settings) {
        Limits limits = settings.limits();
        Map<String, Object> protocol = new HashMap<>();
        protocol.put("maximumPacketSize", limits.packetBytes());
        protocol.put("defaultMqttSessionExpiryInterval", (int) limits.offlineSession().toSeconds());
        protocol.put("defaultMaximumInFlightPublishMessages", Math.clamp(
                settings.quotas().queuedBytes() / limits.packetBytes(), LEAST_UNACKNOWLEDGED, UNACKNOWLEDGED));
        return protocol;
    }
}
