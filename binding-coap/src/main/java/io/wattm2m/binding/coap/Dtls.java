// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import java.util.Optional;

/**
 * What DTLS is spoken with. Thread-safe.
 *
 * @param settings the section {@code coaps} of the configuration
 * @param peers the clients of our listener
 * @param sending what we show to the servers of others, and which we believe; empty where we only have a key
 */
record Dtls(DtlsSettings settings, DtlsPeers peers, Optional<DtlsPeers.Certificates> sending) {}
