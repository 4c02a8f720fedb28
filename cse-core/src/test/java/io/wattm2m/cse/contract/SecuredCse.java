// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.contract;

import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;

import io.wattm2m.cse.boot.Cse;
import io.wattm2m.cse.boot.Plugins;
import io.wattm2m.cse.boot.Protection;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.BindingProvider;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.Credentials;
import io.wattm2m.cse.spi.Credentials.Issued;
import io.wattm2m.cse.spi.Credentials.Wish;
import io.wattm2m.cse.spi.StoreProvider;
import io.wattm2m.cse.testing.AdjustableClock;
import io.wattm2m.cse.testing.Certificates;
import java.net.URI;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A CSE that demands credentials everywhere, and two AEs in it that keep what they have measured to themselves.
 * Credentials are issued as the command does it, from outside. One thread's.
 */
final class SecuredCse implements AutoCloseable {
    static final String OWN = "cse-in/Cmeter/power/la";
    static final String OTHERS = "cse-in/Cvictim/power/la";
    /** What nobody but {@code Cvictim} may see. */
    static final String SECRET = "what-the-neighbour-measured";
    static final int ATTEMPTS = 20;
    private static final Duration LIFE = Duration.ofDays(1);
    private final AtomicInteger names = new AtomicInteger();
    private final Map<Badge, String> identifiers = new HashMap<>();
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();
    private final Set<String> files = ConcurrentHashMap.newKeySet();
    private final Path folder;
    private final Certificates certificates;
    private final AdjustableClock clock;
    private final Cse cse;

    SecuredCse(BindingProvider binding, Map<String, String> settings, Path folder) throws Exception {
        this.folder = folder;
        this.certificates = new Certificates(folder).with("server");
        List.of("valid", "stranger", "expired", "revoked").forEach(this::withFiles);
        this.clock = new AdjustableClock(Instant.now().plusSeconds(1));
        Map<String, String> all = new HashMap<>(Map.of("store.memory", "true", "security.required", "always",
                "security.attempts", String.valueOf(ATTEMPTS), "security.longest-pause", "1 s", "data",
                folder.toString(), "tls.certificate", certificates.certificate("server").toString(), "tls.key",
                certificates.key("server").toString()));
        all.putAll(settings);
        List<StoreProvider> stores =
                ServiceLoader.load(StoreProvider.class).stream().map(ServiceLoader.Provider::get).toList();
        this.cse = Cse.start(new Configuration(all), new Plugins(List.of(binding), List.of(), stores, List.of()),
                clock);
        cse.firstToken().ifPresent(secrets::add);
        populate("Cvictim", SECRET);
        populate("Cmeter", "own-reading");
        create("Cvictim", "cse-in/Cvictim", 15, "m2m:pch", Map.of("rn", "pch"));
    }

    /** Where it listens with this scheme. */
    URI at(String scheme) {
        return cse.pointsOfAccess().stream().filter(uri -> uri.getScheme().equals(scheme)).findFirst().orElseThrow();
    }

    Certificates certificates() {
        return certificates;
    }

    AdjustableClock clock() {
        return clock;
    }

    /** All secrets that were ever issued or guessed. */
    Set<String> secrets() {
        return Set.copyOf(secrets);
    }

    /** Something that proves this originator. */
    Badge valid(Proof proof, String originator) {
        return issue(credentials(clock), proof, "valid", originator);
    }

    /** Something that nobody has issued. */
    Badge wrong(Proof proof) {
        Badge right = issue(credentials(clock), proof, "valid", "Cmeter");
        String guess = proof == Proof.PASSWORD || !proof.hasSecret() ? "a-mere-guess"
                : right.secret().substring(0, right.secret().length() - 4) + "0bad";
        secrets.add(guess);
        return new Badge(proof, proof.hasSecret() ? right.name() : "stranger", proof.hasSecret() ? guess : "");
    }

    /** Something that was good until yesterday. */
    Badge expired(Proof proof) {
        return issue(credentials(InstantSource.fixed(clock.instant().minus(LIFE).minus(LIFE))), proof, "expired",
                "Cmeter");
    }

    /** Something that has been revoked. */
    Badge revoked(Proof proof) {
        Badge badge = issue(credentials(clock), proof, "revoked", "Cmeter");
        revoke(badge);
        return badge;
    }

    /** Something whose secret has been replaced. */
    Badge rotated(Proof proof) {
        Badge badge = valid(proof, "Cmeter");
        rotate(badge);
        return badge;
    }

    void revoke(Badge badge) {
        credentials(clock).revoke(identifiers.get(badge));
    }

    /** Its successor. */
    Badge rotate(Badge badge) {
        Issued issued = credentials(clock).rotate(identifiers.get(badge));
        secrets.add(issued.secret());
        return new Badge(badge.proof(), badge.name(), issued.secret());
    }

    void measure(String ae, String reading) {
        create(ae, "cse-in/" + ae + "/power", 4, "m2m:cin", Map.of("con", reading));
    }

    @Override
    public void close() {
        cse.close();
    }

    private Badge issue(Credentials credentials, Proof proof, String file, String originator) {
        String name = proof.hasSecret() ? "name-" + names.incrementAndGet() : named(proof, file);
        credentials.list().stream().filter(each -> each.name().equals(name))
                .forEach(before -> credentials.revoke(before.id()));
        Issued issued = credentials.issue(new Wish(proof.kind(), name, originator, "", Optional.of(LIFE)));
        Badge badge = new Badge(proof, proof.hasSecret() ? name : file, issued.secret());
        identifiers.put(badge, issued.credential().id());
        if (proof.hasSecret()) {
            secrets.add(issued.secret());
        }
        return badge;
    }

    /** A raw public key is known by its name of RFC 6920. */
    private String named(Proof proof, String file) {
        try {
            if (proof == Proof.CERTIFICATE) {
                return certificates.fingerprint(file);
            }
            PublicKey key = certificates.publicKey(file);
            return "ni:///sha-256;" + Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void withFiles(String name) {
        try {
            if (files.add(name)) {
                certificates.with(name);
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Credentials credentials(InstantSource time) {
        return Protection.credentials(new Configuration(Map.of("data", folder.toString())).general(), time);
    }

    private void populate(String ae, String reading) {
        create(ae, "cse-in", 2, "m2m:ae", Map.of("rn", ae, "api", "Ntest", "rr", false, "srv", List.of("4")));
        create(ae, "cse-in/" + ae, 3, "m2m:cnt", Map.of("rn", "power"));
        measure(ae, reading);
    }

    private void create(String originator, String to, int type, String name, Map<String, Object> attributes) {
        assertThatResponse(cse.receiver().receive(
                RequestPrimitive.create(originator, to, type, new Content(name, attributes))))
                .is(ResponseStatusCode.CREATED);
    }
}
