// SPDX-License-Identifier: EPL-2.0
/** Tests of the WebSocket binding, by the JDK's client, Jetty's server and plain sockets. */
@NullMarked
package io.wattm2m.binding.websocket;

import org.jspecify.annotations.NullMarked;
