// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.people;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A secret that was handed out, without the secret: who shows it may do something. Immutable.
 *
 * @param hash SHA-256 of the secret, in hexadecimal digits
 * @param kind what it is good for
 * @param subject the id of the person it is for; of an invitation, of whom it is from, or of the home it is to
 * @param detail the family of a refresh token, the role of an invitation, the label of a key; of an invitation to a
 *        home the role and, after a space, the id of the person it is from
 * @param expires when it ends by itself
 */
public record Ticket(String hash, Kind kind, String subject, String detail, Instant expires) {

    public Ticket {
        requireNonNull(hash, "hash is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(subject, "subject is null");
        requireNonNull(detail, "detail is null");
        requireNonNull(expires, "expires is null");
    }

    /** What a ticket is good for. */
    public enum Kind {
        /** Going on with a session, once. */
        REFRESH,
        /** Making an account, once. */
        INVITATION,
        /** Becoming a member of a home, once; its subject is the home. */
        HOME_INVITATION,
        /** Setting a new password, once. */
        RESET,
        /** Asking the interface, from a program. */
        KEY
    }
}
