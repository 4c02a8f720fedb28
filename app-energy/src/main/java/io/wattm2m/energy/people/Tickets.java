// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.people;

import io.wattm2m.energy.people.Ticket.Kind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Hands out secrets of 256 random bits, and knows them again by their hashes; so many bits need no slow hash.
 * Thread-safe.
 */
public final class Tickets {
    private static final int SECRET_BYTES = 32;
    private static final int IDENTIFIER_BYTES = 8;
    private final SecureRandom random = new SecureRandom();
    private final TicketStore store;
    private final InstantSource clock;

    public Tickets(TicketStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** By which tickets end. */
    InstantSource clock() {
        return clock;
    }

    /** The present, by which tickets end. */
    public Instant now() {
        return clock.instant();
    }

    /** Makes a ticket and returns its secret, which is known to nobody else. */
    public String issue(Kind kind, String subject, String detail, Duration life) {
        String secret = secret();
        store.forgetExpired(clock.instant());
        store.keep(new Ticket(hash(secret), kind, subject, detail, clock.instant().plus(life)));
        return secret;
    }

    /** The ticket of a secret, used or not, empty where there is none or it has ended. */
    public Optional<Ticket> find(Kind kind, String secret) {
        return store.ticket(hash(secret)).filter(ticket -> ticket.kind() == kind)
                .filter(ticket -> clock.instant().isBefore(ticket.expires()));
    }

    /** Uses a ticket up; false where that was done before. */
    public boolean use(Ticket ticket) {
        return store.use(ticket.hash(), clock.instant());
    }

    /** Does all of it or nothing: where it throws, no ticket was used up by it. */
    public <T> T together(Supplier<T> deed) {
        return store.together(deed);
    }

    /** Those of a kind and subject that are neither used nor over. */
    public List<Ticket> of(Kind kind, String subject) {
        return store.tickets(kind, subject).stream().filter(ticket -> clock.instant().isBefore(ticket.expires()))
                .toList();
    }

    /** Forgets those of a kind and subject; of one detail only, unless it is empty. */
    public void forget(Kind kind, String subject, String detail) {
        store.forget(kind, subject, detail);
    }

    /** Forgets the invitations to a home that somebody has made; to all homes where this one is empty. */
    public void forgetInvitationsOf(String personId, String homeId) {
        store.forgetInvitationsOf(personId, homeId);
    }

    /** A new secret. */
    String secret() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(SECRET_BYTES));
    }

    /** A new identifier, which is no secret. */
    public String identifier() {
        return HexFormat.of().formatHex(bytes(IDENTIFIER_BYTES));
    }

    static String hash(String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
