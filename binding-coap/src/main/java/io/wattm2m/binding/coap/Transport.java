// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.Configuration;

/** What carries CoAP messages. Immutable. */
interface Transport {

    /** Where it is bound, for the operator. */
    String place();

    /** Settings that belong to it. */
    void configure(Configuration configuration);

    /** Makes the endpoint use it. */
    void attach(CoapEndpoint.Builder endpoint, Configuration configuration);
}
