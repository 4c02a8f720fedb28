// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.wattm2m.cse.codec.Serialisations;
import io.wattm2m.cse.spi.Binding;
import io.wattm2m.cse.spi.BindingProvider;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.spi.Security;
import java.time.InstantSource;

/** Makes the MQTT binding of the section {@code mqtt}. */
public final class MqttBindingProvider implements BindingProvider {

    @Override
    public String name() {
        return "mqtt";
    }

    @Override
    public Binding create(Configuration configuration, Entity entity, Serialisations serialisations,
            Security security) {
        MqttSettings settings = configuration.read(name(), MqttSettings.DEFAULTS);
        MqttBinding.Place place = new MqttBinding.Place(configuration.general().bind(), configuration.general().data(),
                configuration.read("cluster", Cluster.DEFAULTS).shared());
        return new MqttBinding(place, settings, entity, serialisations, security, InstantSource.system());
    }

    /**
     * What the binding reads of the section {@code cluster}.
     *
     * @param shared whether there are other nodes of the same CSE
     */
    public record Cluster(boolean shared) {
        public static final Cluster DEFAULTS = new Cluster(false);
    }
}
