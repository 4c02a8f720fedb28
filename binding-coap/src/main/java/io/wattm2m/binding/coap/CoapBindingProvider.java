// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.cse.codec.Serialisations;
import io.wattm2m.cse.spi.Binding;
import io.wattm2m.cse.spi.BindingProvider;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.spi.Security;

/** Makes the CoAP binding from the section {@code coap}. */
public final class CoapBindingProvider implements BindingProvider {

    @Override
    public String name() {
        return "coap";
    }

    @Override
    public Binding create(Configuration configuration, Entity entity, Serialisations serialisations,
            Security security) {
        return new CoapBinding(configuration.general().bind(), configuration.read(name(), CoapSettings.DEFAULTS),
                serialisations, security);
    }
}
