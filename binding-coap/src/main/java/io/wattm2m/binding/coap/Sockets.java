// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

/**
 * Where the binding listens, and with what limits. Immutable.
 *
 * @param bind the address of all listeners
 * @param udp the section {@code coap}, whose limits hold for every transport
 * @param tcp the section {@code coap-tcp}
 * @param tls the section {@code coaps-tcp}
 */
record Sockets(String bind, CoapSettings udp, TcpSettings tcp, TcpSettings tls) {}
