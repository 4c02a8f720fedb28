// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.identity;

import io.wattm2m.cse.spi.Credential;
import io.wattm2m.cse.spi.Credential.Times;
import io.wattm2m.cse.spi.CredentialConflict;
import io.wattm2m.cse.spi.CredentialKind;
import io.wattm2m.cse.spi.Credentials;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The credentials in a file. Thread-safe. */
public final class KnownCredentials implements Credentials {
    private static final Logger LOG = LoggerFactory.getLogger(KnownCredentials.class);
    private static final Duration PRECISION = Duration.ofMinutes(10);
    private static final Duration LONGEST = Duration.ofDays(36_500);
    private static final Pattern NAME = Pattern.compile("[\\x20-\\x7e]{1,255}");
    private static final Pattern ORIGINATOR = Pattern.compile("(//?)?[A-Za-z0-9\\-._~:*]+(/[A-Za-z0-9\\-._~:*]+)*");
    private final CredentialFile file;
    private final InstantSource clock;
    private final Secrets secrets = new Secrets();
    private final AtomicLong usesKept;
    private final Map<String, Instant> uses = new ConcurrentHashMap<>();

    /** The credentials in this file; StartFailure where it cannot be read. */
    public KnownCredentials(Path file, InstantSource clock) {
        this.file = new CredentialFile(file);
        this.clock = clock;
        this.usesKept = new AtomicLong(clock.millis());
    }

    @Override
    public List<Credential> list() {
        return file.entries().stream().map(Entry::credential).map(this::withUse).toList();
    }

    @Override
    public Issued issue(Wish wish) {
        checkText(wish);
        String id = secrets.identifier();
        String name = wish.kind() == CredentialKind.TOKEN || wish.name().isEmpty() ? id : wish.name();
        Credential credential = new Credential(id, wish.kind(), name, wish.originator(), wish.label(),
                Times.of(clock.instant(), wish.life().map(clock.instant()::plus)));
        String secret = secrets.secret(wish.kind());
        Entry entry = new Entry(credential, secrets.kept(wish.kind(), secret));
        file.change(entries -> added(entries, entry));
        return new Issued(credential, shown(credential, secret));
    }

    @Override
    public Issued rotate(String id) {
        Credential credential = credential(id);
        if (credential.kind() == CredentialKind.CERTIFICATE) {
            throw new CredentialConflict("a certificate has no secret here; issue its successor, revoke " + id);
        }
        String secret = secrets.secret(credential.kind());
        String kept = secrets.kept(credential.kind(), secret);
        Credential changed = change(id, entry -> {
            if (entry.credential().times().revoked().isPresent()) {
                throw new CredentialConflict(id + " has been revoked");
            }
            Times times = entry.credential().times();
            return new Entry(entry.credential().with(
                    new Times(clock.instant(), times.expires(), times.lastUsed(), Optional.empty())), kept);
        });
        return new Issued(changed, shown(changed, secret));
    }

    @Override
    public Credential revoke(String id) {
        return change(id, entry -> entry
                .with(entry.credential().with(entry.credential().times().revoked(clock.instant()))));
    }

    /** The credential that calls itself so, valid or not. */
    Optional<Entry> find(CredentialKind kind, String name) {
        return file.find(kind, name);
    }

    /** Binds a credential that is bound to nobody to this originator; IllegalArgumentException where it is not free. */
    void bind(String id, String originator) {
        change(id, entry -> {
            if (!entry.credential().originator().isEmpty()) {
                throw new IllegalArgumentException(id + " is bound to " + entry.credential().originator());
            }
            return entry.with(entry.credential().boundTo(originator));
        });
    }

    /** Whether a credential proves just this originator. */
    boolean provesAlone(OriginatorForm form, String stem) {
        return file.entries().stream().map(Entry::credential)
                .anyMatch(other -> form.stem(other.originator()).equals(stem) && !stem.isEmpty()
                        && other.invalidity(clock.instant()).isEmpty());
    }

    /** Remembers that a credential has proved something. */
    void used(String id) {
        Instant now = clock.instant();
        uses.put(id, now);
        long last = usesKept.get();
        if (now.toEpochMilli() - last > PRECISION.toMillis() && usesKept.compareAndSet(last, now.toEpochMilli())) {
            keepUsesIfPossible();
        }
    }

    /** Puts on disk when credentials were used. */
    public void keepUses() {
        if (!uses.isEmpty()) {
            file.change(entries -> entries.stream().map(entry -> entry.with(withUse(entry.credential()))).toList());
            uses.clear();
        }
    }

    private void keepUsesIfPossible() {
        try {
            keepUses();
        } catch (UncheckedIOException e) {
            LOG.warn("when credentials were used is not kept: {}", e.getMessage());
        }
    }

    Secrets secrets() {
        return secrets;
    }

    private Credential withUse(Credential credential) {
        return Optional.ofNullable(uses.get(credential.id()))
                .map(time -> credential.with(credential.times().used(time)))
                .orElse(credential);
    }

    private Credential credential(String id) {
        return file.entries().stream().map(Entry::credential).filter(other -> other.id().equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no credential " + id));
    }

    private Credential change(String id, UnaryOperator<Entry> change) {
        credential(id);
        file.change(entries -> entries.stream()
                .map(entry -> entry.credential().id().equals(id) ? change.apply(entry) : entry).toList());
        return credential(id);
    }

    private static List<Entry> added(List<Entry> entries, Entry entry) {
        Credential credential = entry.credential();
        boolean taken = entries.stream().map(Entry::credential)
                .anyMatch(other -> other.kind() == credential.kind() && other.name().equals(credential.name())
                        && other.times().revoked().isEmpty());
        if (taken) {
            throw new CredentialConflict("there is a " + credential.kind().shortName() + " of the name "
                    + credential.name() + "; rotate or revoke it");
        }
        return Stream.concat(entries.stream(), Stream.of(entry)).toList();
    }

    private static void checkText(Wish wish) {
        if (wish.kind() == CredentialKind.CERTIFICATE && wish.name().isEmpty()) {
            throw new IllegalArgumentException("a certificate needs its SHA-256 fingerprint or its subject as a name");
        }
        if (!wish.name().isEmpty() && !NAME.matcher(wish.name()).matches()) {
            throw new IllegalArgumentException("a name has 1 to 255 printable characters of ASCII");
        }
        if (!wish.originator().isEmpty() && !ORIGINATOR.matcher(wish.originator()).matches()) {
            throw new IllegalArgumentException("'" + wish.originator() + "' is not an AE-ID or CSE-ID, with * or not");
        }
        if (wish.label().length() > 255 || wish.label().chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a label has 255 characters at the most, and all on one line");
        }
        if (wish.life().filter(life -> !life.isPositive() || life.compareTo(LONGEST) > 0).isPresent()) {
            throw new IllegalArgumentException("a credential is valid for 1 to " + LONGEST.toDays() + " days");
        }
    }

    /** A token carries its identifier, by which it is found. */
    private static String shown(Credential credential, String secret) {
        return credential.kind() == CredentialKind.TOKEN ? credential.id() + "." + secret : secret;
    }
}
