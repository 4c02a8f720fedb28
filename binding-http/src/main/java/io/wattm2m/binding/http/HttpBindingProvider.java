// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import io.wattm2m.cse.codec.Serialisations;
import io.wattm2m.cse.spi.Binding;
import io.wattm2m.cse.spi.BindingProvider;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.spi.Security;
import java.time.InstantSource;

/** Makes the HTTP binding of the section {@code http}. */
public final class HttpBindingProvider implements BindingProvider {

    @Override
    public String name() {
        return "http";
    }

    @Override
    public Binding create(Configuration configuration, Entity entity, Serialisations serialisations,
            Security security) {
        HttpSettings settings = configuration.read(name(), HttpSettings.DEFAULTS);
        return new HttpBinding(configuration.general().bind(), settings, serialisations, security,
                InstantSource.system());
    }
}
