// SPDX-License-Identifier: EPL-2.0
/**
 * The CoAP binding (TS-0008): mapping between CoAP messages and primitives on Californium, and nothing that decides
 * about a request.
 */
@NullMarked
package io.wattm2m.binding.coap;

import org.jspecify.annotations.NullMarked;
