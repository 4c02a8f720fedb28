// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.wattm2m.cse.primitive.Identity;
import io.wattm2m.cse.spi.Credential;
import io.wattm2m.cse.spi.CredentialKind;
import io.wattm2m.cse.spi.Credentials;
import io.wattm2m.cse.spi.Evidence;
import io.wattm2m.cse.spi.Gate;
import io.wattm2m.cse.spi.PlatformCredential;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lets in whom the CSE knows by a password or a certificate, and the platform's own parts. Thread-safe. */
final class CredentialGate implements BrokerGate {
    private static final long FRESH_NANOS = Duration.ofMillis(200).toNanos();
    /** A password's hash is made to need time and memory, of which a crowd at the gate may not take all. */
    private static final int AT_A_TIME = 4;

    private final Gate gate;
    private final Credentials credentials;
    private final PlatformCredential platform;
    private final InstantSource clock;
    private final Semaphore turns = new Semaphore(AT_A_TIME, true);
    private volatile Known known = new Known(Map.of(), System.nanoTime() - FRESH_NANOS - 1);

    CredentialGate(Gate gate, Credentials credentials, PlatformCredential platform, InstantSource clock) {
        this.gate = gate;
        this.credentials = credentials;
        this.platform = platform;
        this.clock = clock;
    }

    @Override
    public BrokerUser admit(Shown shown) {
        if (isPlatform(shown)) {
            return BrokerUser.platform(platform.user());
        }
        turns.acquireUninterruptibly();
        try {
            // before the secret is looked at: one that is replaced meanwhile must not pass for its successor
            Map<String, Credential> before = byId(credentials.list());
            return gate.admit(shown.from(), evidence(shown)).identity()
                    .map(identity -> user(shown, identity).since(made(before, identity))).orElse(BrokerUser.ANONYMOUS);
        } finally {
            turns.release();
        }
    }

    @Override
    public Optional<BrokerUser> current(BrokerUser user) {
        if (user.isTrusted()) {
            return Optional.of(user);
        }
        return Optional.ofNullable(credentials().get(user.credential()))
                .filter(credential -> credential.invalidity(clock.instant()).isEmpty()
                        && credential.times().created().equals(user.made()))
                .map(credential -> BrokerUser.known(user.name(), user.credential(), credential.originator())
                        .since(user.made()));
    }

    private static Instant made(Map<String, Credential> before, Identity identity) {
        return Optional.ofNullable(before.get(identity.credential())).map(found -> found.times().created())
                .orElse(Instant.EPOCH);
    }

    private boolean isPlatform(Shown shown) {
        return shown.user().equals(Optional.of(platform.user())) && MessageDigest.isEqual(
                shown.password().getBytes(StandardCharsets.UTF_8),
                platform.password().getBytes(StandardCharsets.UTF_8));
    }

    private static List<Evidence> evidence(Shown shown) {
        Optional<Evidence> password = shown.user().map(user -> new Evidence.Password(user, shown.password()));
        return password.or(() -> shown.certificate().map(Evidence.ClientCertificate::new)).stream().toList();
    }

    /** The subject of a certificate is not its owner's alone; the identifier of the credential is. */
    private static BrokerUser user(Shown shown, Identity identity) {
        return BrokerUser.known(shown.user().orElse(identity.credential()), identity.credential(),
                identity.originator());
    }

    private Map<String, Credential> credentials() {
        Known latest = known;
        if (System.nanoTime() - latest.since > FRESH_NANOS) {
            latest = new Known(byId(credentials.list()), System.nanoTime());
            known = latest;
        }
        return latest.byId;
    }

    /** Whom this credential-ID in the topic of a registration means: a credential, or the user of one. */
    static Optional<Credential> credential(Credentials credentials, String inTopic) {
        return credentials.list().stream().filter(each -> each.id().equals(inTopic)
                || each.kind() == CredentialKind.PASSWORD && each.name().equals(inTopic)
                        && each.times().revoked().isEmpty())
                .findFirst();
    }

    private static Map<String, Credential> byId(List<Credential> all) {
        return all.stream().collect(Collectors.toUnmodifiableMap(Credential::id, Function.identity()));
    }

    private record Known(Map<String, Credential> byId, long since) {}
}
