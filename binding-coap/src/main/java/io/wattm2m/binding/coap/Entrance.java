// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.cse.primitive.Peer;
import org.eclipse.californium.elements.EndpointContext;

/** Whom a listener lets in. Thread-safe. */
@FunctionalInterface
interface Entrance {
    /** The sender of a message; RequestFailure where he may not come in. */
    Peer peer(EndpointContext context);
}
