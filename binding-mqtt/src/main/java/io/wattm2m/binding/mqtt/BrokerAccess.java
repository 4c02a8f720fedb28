// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Who gets into the embedded broker, and how far. Immutable.
 *
 * @param plain the gate of the listener without encryption
 * @param secure the listener with TLS, if there is one
 * @param rules which topics are whose
 */
record BrokerAccess(BrokerGate plain, Optional<Secure> secure, TopicRules rules) {
    /** Everybody may do everything, without encryption. */
    static final BrokerAccess OPEN =
            new BrokerAccess(BrokerGate.OPEN, Optional.empty(), new TopicRules("/", "", List.of()));

    /**
     * A listener with TLS.
     *
     * @param bind host name or address to listen on
     * @param port TCP port, 0 for any free one
     */
    record Secure(String bind, int port, SSLContext context, BrokerGate gate) {}
}
