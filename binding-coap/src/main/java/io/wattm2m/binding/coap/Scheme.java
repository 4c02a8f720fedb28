// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

/** The schemes of CoAP's URIs (RFC 7252 6, RFC 8323 8). */
final class Scheme {
    static final String UDP = "coap";
    static final String DTLS = "coaps";
    static final String TCP = "coap+tcp";
    static final String TLS = "coaps+tcp";

    private Scheme() {}
}
