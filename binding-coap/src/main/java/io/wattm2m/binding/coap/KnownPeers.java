// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.cse.primitive.Peer;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.Authenticator;
import io.wattm2m.cse.spi.CredentialKind;
import io.wattm2m.cse.spi.Evidence;
import io.wattm2m.cse.spi.Gate;
import java.net.InetAddress;
import java.security.Principal;
import java.util.Optional;
import org.eclipse.californium.elements.auth.PreSharedKeyIdentity;
import org.eclipse.californium.elements.auth.RawPublicKeyIdentity;
import org.eclipse.californium.elements.auth.X509CertPath;

/**
 * The clients whose credentials are known: what DTLS knows of one is the evidence that these are asked about.
 * Thread-safe.
 */
record KnownPeers(Gate gate, Authenticator authenticator, Optional<Certificates> certificates) implements DtlsPeers {

    @Override
    public Optional<byte[]> key(String identity) {
        return authenticator.key(identity);
    }

    @Override
    public Peer admit(InetAddress from, Optional<Principal> principal) {
        principal.ifPresent(this::checkKey);
        return gate.admit(from, principal.flatMap(KnownPeers::evidence).stream().toList());
    }

    /** A session outlives the key that it began with; its client does not. */
    private void checkKey(Principal principal) {
        if (principal instanceof PreSharedKeyIdentity client && authenticator.key(client.getIdentity())
                .filter(key -> !PreSharedKeys.cameWith(key, client)).isPresent()) {
            throw new RequestFailure(ResponseStatusCode.ORIGINATOR_NOT_AUTHENTICATED,
                    "the credential proves nobody: its key has been replaced");
        }
    }

    /** A raw public key is known by its name of RFC 6920, {@code ni:///sha-256;…}, as a certificate by its own. */
    private static Optional<Evidence> evidence(Principal principal) {
        return switch (principal) {
            case PreSharedKeyIdentity key -> Optional.of(new Evidence.Proven(CredentialKind.KEY, key.getIdentity()));
            case X509CertPath path -> Optional.of(new Evidence.ClientCertificate(path.getTarget()));
            case RawPublicKeyIdentity key ->
                Optional.of(new Evidence.Proven(CredentialKind.CERTIFICATE, key.getName()));
            default -> Optional.empty();
        };
    }
}
