// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * What an originator can prove itself with, without the secret in it.
 *
 * @param id the identifier under which it is listed, rotated and revoked
 * @param kind how it proves
 * @param name what the one who proves calls himself: the user, the identity of the pre-shared key, the SHA-256
 *        fingerprint or subject of the certificate; of a token the identifier
 * @param originator the AE-ID or CSE-ID it proves, with {@code *} for any text; empty until an AE registers with it
 * @param label what the operator wants to know it by
 * @param times when it was made, and when it ends
 */
public record Credential(String id, CredentialKind kind, String name, String originator, String label, Times times) {

    public Credential {
        requireNonNull(id, "id is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(name, "name is null");
        requireNonNull(originator, "originator is null");
        requireNonNull(label, "label is null");
        requireNonNull(times, "times is null");
    }

    /** Why it proves nothing at this time; empty where it does. */
    public Optional<String> invalidity(Instant now) {
        if (times.revoked.isPresent()) {
            return Optional.of("it has been revoked");
        }
        return times.expires.filter(end -> !now.isBefore(end)).map(end -> "it has expired");
    }

    /** What has become of it by this time: {@code valid}, {@code revoked} or {@code expired}. */
    public String state(Instant now) {
        return invalidity(now).isEmpty() ? "valid" : times.revoked.isPresent() ? "revoked" : "expired";
    }

    /** The same credential, bound to this originator. */
    public Credential boundTo(String other) {
        return new Credential(id, kind, name, other, label, times);
    }

    /** The same credential with these times. */
    public Credential with(Times other) {
        return new Credential(id, kind, name, originator, label, other);
    }

    /**
     * The times of a credential.
     *
     * @param created when it was made, or its secret was last made anew
     * @param expires when it ends by itself, empty where it does not
     * @param lastUsed when it proved something last, to within some minutes
     * @param revoked when it was revoked
     */
    public record Times(Instant created, Optional<Instant> expires, Optional<Instant> lastUsed,
            Optional<Instant> revoked) {

        /** The times of a credential that is made now. */
        public static Times of(Instant created, Optional<Instant> expires) {
            return new Times(created, expires, Optional.empty(), Optional.empty());
        }

        /** The same times, used at this one. */
        public Times used(Instant now) {
            return new Times(created, expires, Optional.of(now), revoked);
        }

        /** The same times, revoked at this one. */
        public Times revoked(Instant now) {
            return new Times(created, expires, lastUsed, revoked.or(() -> Optional.of(now)));
        }
    }
}
