// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.tls;

import static java.util.Objects.requireNonNull;

import io.wattm2m.cse.primitive.Peer;
import io.wattm2m.cse.spi.Evidence;
import io.wattm2m.cse.spi.Gate;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;

/**
 * Somebody at a listener: where from, and what he shows, a bearer token (RFC 6750) before a certificate. Immutable.
 *
 * @param address where he comes from
 * @param evidence what he shows
 */
public record Visitor(InetAddress address, List<Evidence> evidence) {
    private static final String BEARER = "Bearer ";

    public Visitor {
        requireNonNull(address, "address is null");
        evidence = List.copyOf(evidence);
    }

    /** Whoever sends this request. */
    public static Visitor of(Request request) {
        List<Evidence> evidence = new ArrayList<>();
        Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .ifPresent(header -> evidence.add(new Evidence.BearerToken(header.substring(BEARER.length()).strip())));
        certificate(request).ifPresent(certificate -> evidence.add(new Evidence.ClientCertificate(certificate)));
        return new Visitor(address(request.getConnectionMetaData().getRemoteSocketAddress()), evidence);
    }

    /** Whoever is at the other end of a connection of ours, and shows nothing. */
    public static Visitor at(SocketAddress address) {
        return new Visitor(address(address), List.of());
    }

    /** Him with what he has proved; RequestFailure where the gate does not let him in. */
    public Peer admitted(Gate gate) {
        return gate.admit(address, evidence);
    }

    private static InetAddress address(SocketAddress address) {
        return address instanceof InetSocketAddress socket && !socket.isUnresolved() ? socket.getAddress()
                : InetAddress.getLoopbackAddress();
    }

    private static Optional<X509Certificate> certificate(Request request) {
        return request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE) instanceof EndPoint.SslSessionData session
                && session.peerCertificates() != null && session.peerCertificates().length > 0
                        ? Optional.of(session.peerCertificates()[0])
                        : Optional.empty();
    }
}
