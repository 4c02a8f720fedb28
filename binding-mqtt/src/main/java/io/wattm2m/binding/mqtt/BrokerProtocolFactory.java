// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.wattm2m.binding.mqtt.BrokerProtocol.Door;
import io.wattm2m.binding.mqtt.BrokerProtocol.Shared;
import io.wattm2m.binding.mqtt.BrokerSettings.Limits;
import io.wattm2m.cse.spi.SharedMemory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.BaseInterceptor;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTProtocolManagerFactory;
import org.apache.activemq.artemis.core.server.ActiveMQComponent;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.routing.RoutingHandler;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManager;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManagerFactory;

/** Makes Artemis' MQTT protocol for each listener, with what {@link BrokerProtocol} adds. Thread-safe. */
@SuppressWarnings("rawtypes") // the interface has them
final class BrokerProtocolFactory implements ProtocolManagerFactory<MQTTInterceptor> {
    private final MQTTProtocolManagerFactory artemis = new MQTTProtocolManagerFactory();
    private final Limits limits;
    private final BrokerAccess access;
    private final Shared shared;

    BrokerProtocolFactory(BrokerSettings settings, BrokerAccess access, BrokerShares shares) {
        this.limits = settings.limits();
        this.shared = new Shared(new AtomicInteger(), new RetainedTopics(settings.quotas().retained()), shares,
                new SharedMemory(Math.max(settings.limits().memoryBytes() / 4, settings.limits().packetBytes())));
        this.access = access;
    }

    @Override
    @SuppressWarnings("unchecked")
    public ProtocolManager<MQTTInterceptor, RoutingHandler> createProtocolManager(ActiveMQServer server,
            Map<String, Object> parameters, List<BaseInterceptor> incoming, List<BaseInterceptor> outgoing)
            throws Exception {
        Map<String, Object> known = new HashMap<>(parameters);
        Door door = known.remove(BrokerConfiguration.SECURE) == null
                ? new Door(Optional.empty(), access.plain(), access.rules())
                : secureDoor();
        return new BrokerProtocol(artemis.createProtocolManager(server, known, incoming, outgoing), limits,
                shared, door);
    }

    private Door secureDoor() {
        return access.secure().map(secure -> new Door(Optional.of(secure.context()), secure.gate(), access.rules()))
                .orElseThrow(() -> new IllegalStateException("there is no listener with TLS"));
    }

    @Override
    public List<MQTTInterceptor> filterInterceptors(List<BaseInterceptor> interceptors) {
        return artemis.filterInterceptors(interceptors);
    }

    @Override
    public String[] getProtocols() {
        return artemis.getProtocols();
    }

    @Override
    public String getModuleName() {
        return artemis.getModuleName();
    }

    @Override
    public void loadProtocolServices(ActiveMQServer server, List<ActiveMQComponent> services) {
        artemis.loadProtocolServices(server, services);
    }

    @Override
    public void updateProtocolServices(ActiveMQServer server, List<ActiveMQComponent> services) throws Exception {
        artemis.updateProtocolServices(server, services);
    }
}
