// SPDX-License-Identifier: EPL-2.0
/**
 * The WebSocket binding (TS-0020): whole primitives in messages, both ways on a connection, on Jetty; and which
 * entities have a connection open, since that is the only way to them. Nothing that decides about a request.
 */
@NullMarked
package io.wattm2m.binding.websocket;

import org.jspecify.annotations.NullMarked;
