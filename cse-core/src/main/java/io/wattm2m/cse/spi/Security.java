// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

import static java.util.Objects.requireNonNull;

import io.wattm2m.cse.spi.SecuritySettings.Required;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a binding needs to let in those who prove who they are, and to prove who we are. Thread-safe.
 *
 * @param rule what listeners have to demand
 * @param authenticator tells who somebody is
 * @param credentials the known ones, for those who administer them
 * @param server TLS of our listeners, empty where no certificate is configured
 * @param client TLS of our own connections to others
 * @param peerTokens what we show to others beside that
 * @param administrator the originator that may administer credentials
 */
public record Security(Rule rule, Authenticator authenticator, Credentials credentials, Optional<Tls> server,
        Tls client, PeerTokens peerTokens, String administrator) {
    private static final Logger LOG = LoggerFactory.getLogger(Security.class);

    public Security {
        requireNonNull(rule, "rule is null");
        requireNonNull(authenticator, "authenticator is null");
        requireNonNull(credentials, "credentials is null");
        requireNonNull(server, "server is null");
        requireNonNull(client, "client is null");
        requireNonNull(peerTokens, "peerTokens is null");
        requireNonNull(administrator, "administrator is null");
    }

    /**
     * The gate of a listener that is about to be opened: without encryption it may be on loopback only, and beyond that
     * nobody comes in without a credential, unless the operator says otherwise.
     *
     * @param listener for the operator, e.g. {@code HTTP}
     * @param bind the address it binds to
     * @param encrypted whether it speaks nothing but TLS or DTLS
     * @throws StartFailure where the listener must not be opened
     */
    public Gate gate(String listener, String bind, boolean encrypted) {
        return gate(listener, bind, encrypted, "give it a certificate (setting tls.certificate)");
    }

    /**
     * The same for a listener that is made safe in another way than by {@code tls.certificate}.
     *
     * @param remedy tells the operator how, where it is not
     * @throws StartFailure where the listener must not be opened
     */
    public Gate gate(String listener, String bind, boolean encrypted, String remedy) {
        boolean here = isLoopback(bind);
        if (!here && !encrypted && !rule.allowUnauthenticated) {
            throw new StartFailure(listener + " at " + bind + " could be read and forged by others: "
                    + remedy + ", leave it out (cse.listeners), bind to 127.0.0.1, or set "
                    + "allow-unauthenticated: true to accept that");
        }
        if (!here && !demands(bind)) {
            LOG.warn("{} at {} believes whatever originator is named to it (allow-unauthenticated)", listener, bind);
        }
        return new Gate(authenticator, demands(bind));
    }

    /** Whether credentials are demanded of those who come to this address. */
    public boolean demands(String bind) {
        return rule.required == Required.ALWAYS || !isLoopback(bind) && !rule.allowUnauthenticated;
    }

    /** Whether only this machine can come to this address; StartFailure where there is no such address. */
    public static boolean isLoopback(String bind) {
        try {
            return InetAddress.getByName(bind).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new StartFailure("bind '" + bind + "' is not an address of this machine", e);
        }
    }

    /**
     * What listeners have to demand.
     *
     * @param required where credentials are demanded
     * @param allowUnauthenticated whether listeners beyond loopback may be open
     */
    public record Rule(Required required, boolean allowUnauthenticated) {}
}
