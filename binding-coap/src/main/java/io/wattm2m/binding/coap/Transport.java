// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import java.util.List;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.Configuration.ModuleDefinitionsProvider;

/** What carries CoAP messages. Immutable. */
interface Transport {

    /** Where it is bound, for the operator. */
    String place();

    /** The settings that it knows beyond those of CoAP, UDP and TCP; those of DTLS take long to load. */
    default List<ModuleDefinitionsProvider> definitions() {
        return List.of();
    }

    /** Settings that belong to it. */
    void configure(Configuration configuration);

    /** Makes the endpoint use it. */
    void attach(CoapEndpoint.Builder endpoint, Configuration configuration);
}
