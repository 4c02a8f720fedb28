// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.identity;

import static io.wattm2m.cse.spi.CredentialKind.CERTIFICATE;
import static io.wattm2m.cse.spi.CredentialKind.KEY;
import static io.wattm2m.cse.spi.CredentialKind.PASSWORD;
import static io.wattm2m.cse.spi.CredentialKind.TOKEN;

import com.github.benmanes.caffeine.cache.Ticker;
import io.wattm2m.cse.primitive.Identity;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.Authenticator;
import io.wattm2m.cse.spi.Credential;
import io.wattm2m.cse.spi.Evidence;
import io.wattm2m.cse.spi.SecuritySettings;
import java.net.InetAddress;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Date;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells by the known credentials who somebody is. Whoever fails often is made to wait, a name and an address: meanwhile
 * no password is looked at, right or wrong; a valid token or certificate, which nobody can guess, is not held up,
 * so that one broken device does not shut out its neighbours behind the same address. Thread-safe.
 */
public final class CredentialAuthenticator implements Authenticator {
    private static final Logger LOG = LoggerFactory.getLogger(CredentialAuthenticator.class);
    /** A hash of no password, which takes as long to check as any. */
    private static final String NOBODYS_PASSWORD = "$argon2id$v=19$m=7168,t=1,p=1$" + "A".repeat(22) + "$"
            + "A".repeat(43);
    private static final int ADDRESS_FACTOR = 4;
    private final KnownCredentials credentials;
    private final boolean issuersAreKnown;
    private final InstantSource clock;
    private final Attempts names;
    private final Attempts addresses;

    /**
     * An authenticator by these credentials.
     *
     * @param issuersAreKnown whether only certificates arrive that a known authority has signed, so that the names in
     *        them can be believed and not only the fingerprint
     */
    public CredentialAuthenticator(KnownCredentials credentials, SecuritySettings settings, boolean issuersAreKnown,
            InstantSource clock) {
        this(credentials, settings, issuersAreKnown, clock, Ticker.systemTicker());
    }

    /** The same, where time passes differently. */
    CredentialAuthenticator(KnownCredentials credentials, SecuritySettings settings, boolean issuersAreKnown,
            InstantSource clock, Ticker time) {
        this.credentials = credentials;
        this.issuersAreKnown = issuersAreKnown;
        this.clock = clock;
        this.names = new Attempts(settings.attempts(), settings.longestPause(), time);
        this.addresses = new Attempts(settings.attempts() * ADDRESS_FACTOR, settings.longestPause(), time);
    }

    @Override
    public Identity authenticate(Evidence evidence, InetAddress from) {
        Visitor visitor = new Visitor(evidence.toString(), name(evidence), network(from));
        Credential credential = switch (evidence) {
            case Evidence.BearerToken(String token) -> token(token, visitor);
            case Evidence.Password(String user, String password) -> password(user, password, visitor);
            case Evidence.ClientCertificate(X509Certificate certificate) -> certificate(certificate, visitor);
            case Evidence.Proven proven -> credentials.find(proven.kind(), proven.name()).map(Entry::credential)
                    .orElseThrow(() -> refused(visitor, "it is not known"));
        };
        credential.invalidity(clock.instant()).ifPresent(why -> {
            throw refused(visitor, why);
        });
        names.succeeded(visitor.name);
        credentials.used(credential.id());
        return new Identity(credential.originator(), credential.id());
    }

    @Override
    public Optional<byte[]> key(String name) {
        return credentials.find(KEY, name).filter(entry -> entry.credential().invalidity(clock.instant()).isEmpty())
                .map(entry -> HexFormat.of().parseHex(entry.kept()));
    }

    private Credential token(String token, Visitor visitor) {
        int dot = token.indexOf('.');
        return credentials.find(TOKEN, dot < 0 ? "" : token.substring(0, dot))
                .filter(entry -> Secrets.isToken(token.substring(dot + 1), entry.kept())).map(Entry::credential)
                .orElseThrow(() -> refused(visitor, "it is not known"));
    }

    private Credential password(String user, String password, Visitor visitor) {
        if (mustWait(visitor)) {
            throw waiting();
        }
        Optional<Entry> found = credentials.find(PASSWORD, user);
        // an unknown user takes as long as a known one
        boolean right = credentials.secrets().isPassword(password, found.map(Entry::kept).orElse(NOBODYS_PASSWORD));
        return found.filter(entry -> right && !mustWait(visitor)).map(Entry::credential)
                .orElseThrow(() -> refused(visitor, "user or password is wrong"));
    }

    private Credential certificate(X509Certificate certificate, Visitor visitor) {
        try {
            certificate.checkValidity(Date.from(clock.instant()));
        } catch (CertificateExpiredException | CertificateNotYetValidException e) {
            throw refused(visitor, "it is not valid at this time");
        }
        return CertificateNames.of(certificate).stream().limit(issuersAreKnown ? Long.MAX_VALUE : 1)
                .flatMap(name -> credentials.find(CERTIFICATE, name).stream()).map(Entry::credential).findFirst()
                .orElseThrow(() -> refused(visitor, "it is not known"));
    }

    private boolean mustWait(Visitor visitor) {
        return names.mustWait(visitor.name) || addresses.mustWait(visitor.network);
    }

    /** A failure counts; it is logged until its author has to wait, so that nobody can fill the disk with guesses. */
    private RequestFailure refused(Visitor visitor, String why) {
        if (mustWait(visitor)) {
            return waiting();
        }
        names.failed(visitor.name);
        addresses.failed(visitor.network);
        LOG.warn("refused {} from {}: {}{}", printable(visitor.shown), visitor.network, why,
                mustWait(visitor) ? "; further failures are slowed down" : "");
        return new RequestFailure(ResponseStatusCode.ORIGINATOR_NOT_AUTHENTICATED, "the credential proves nobody: "
                + why);
    }

    private static RequestFailure waiting() {
        return new RequestFailure(ResponseStatusCode.ORIGINATOR_NOT_AUTHENTICATED,
                "too many failed attempts; wait before the next one");
    }

    private static String name(Evidence evidence) {
        return switch (evidence) {
            case Evidence.BearerToken(String token) ->
                TOKEN + " " + token.substring(0, Math.min(10, Math.max(0, token.indexOf('.'))));
            case Evidence.Password(String user, String password) -> PASSWORD + " " + user;
            case Evidence.ClientCertificate(X509Certificate certificate) ->
                CERTIFICATE + " " + certificate.getSerialNumber();
            case Evidence.Proven proven -> proven.toString();
        };
    }

    /** The address; of IPv6 the network, of which one guest has all the addresses. */
    private static String network(InetAddress from) {
        byte[] address = from.getAddress();
        return address.length == 4 ? from.getHostAddress() : HexFormat.ofDelimiter(":").formatHex(address, 0, 8);
    }

    private static String printable(String text) {
        String clean = text.replaceAll("[^\\x20-\\x7e]", "?");
        return clean.length() > 100 ? clean.substring(0, 100) + "…" : clean;
    }

    /**
     * Who tries.
     *
     * @param shown what he showed, without a secret
     * @param name what he calls himself
     * @param network where he is
     */
    private record Visitor(String shown, String name, String network) {}
}
