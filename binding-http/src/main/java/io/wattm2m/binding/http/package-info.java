// SPDX-License-Identifier: EPL-2.0
/**
 * The HTTP and WebSocket bindings (TS-0009, TS-0020): mapping between HTTP messages and primitives on Jetty, and
 * nothing that decides about a request.
 */
@NullMarked
package io.wattm2m.binding.http;

import org.jspecify.annotations.NullMarked;
