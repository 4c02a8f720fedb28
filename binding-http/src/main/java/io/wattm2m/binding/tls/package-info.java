// SPDX-License-Identifier: EPL-2.0
/** What HTTP and WebSocket share to be secure on Jetty: TLS on both sides, what a client shows of itself,
 * and that it is only there where somebody is called. */
@NullMarked
package io.wattm2m.binding.tls;

import org.jspecify.annotations.NullMarked;
