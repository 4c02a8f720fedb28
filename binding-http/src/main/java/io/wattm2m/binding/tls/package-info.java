// SPDX-License-Identifier: EPL-2.0
/** What HTTP and WebSocket share to be secure on Jetty: TLS on both sides, and what a client shows of itself. */
@NullMarked
package io.wattm2m.binding.tls;

import org.jspecify.annotations.NullMarked;
