// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.wattm2m.binding.mqtt.BrokerSettings.Limits;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.BaseInterceptor;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTProtocolManagerFactory;
import org.apache.activemq.artemis.core.server.ActiveMQComponent;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.routing.RoutingHandler;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManager;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManagerFactory;

/** Makes Artemis' MQTT protocol with what {@link BrokerProtocol} adds. Immutable. */
@SuppressWarnings("rawtypes") // the interface has them
final class BrokerProtocolFactory implements ProtocolManagerFactory<MQTTInterceptor> {
    private final MQTTProtocolManagerFactory artemis = new MQTTProtocolManagerFactory();
    private final Limits limits;

    BrokerProtocolFactory(Limits limits) {
        this.limits = limits;
    }

    @Override
    @SuppressWarnings("unchecked")
    public ProtocolManager<MQTTInterceptor, RoutingHandler> createProtocolManager(ActiveMQServer server,
            Map<String, Object> parameters, List<BaseInterceptor> incoming, List<BaseInterceptor> outgoing)
            throws Exception {
        return new BrokerProtocol(artemis.createProtocolManager(server, parameters, incoming, outgoing), limits);
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
