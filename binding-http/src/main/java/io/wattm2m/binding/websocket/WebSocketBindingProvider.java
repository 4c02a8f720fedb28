// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.websocket;

import io.wattm2m.cse.codec.Serialisations;
import io.wattm2m.cse.spi.Binding;
import io.wattm2m.cse.spi.BindingProvider;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.spi.Security;
import java.time.InstantSource;

/** Makes the WebSocket binding of the section {@code websocket}. */
public final class WebSocketBindingProvider implements BindingProvider {

    @Override
    public String name() {
        return "websocket";
    }

    @Override
    public Binding create(Configuration configuration, Entity entity, Serialisations serialisations,
            Security security) {
        WebSocketSettings settings = configuration.read(name(), WebSocketSettings.DEFAULTS);
        return new WebSocketBinding(configuration.general().bind(), settings, entity, serialisations, security,
                InstantSource.system());
    }
}
