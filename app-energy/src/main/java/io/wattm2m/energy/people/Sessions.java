// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.people;

import io.wattm2m.energy.people.Ticket.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who has logged in. A session is a chain of refresh tokens, each good for the next one once; whoever shows one a
 * second time ends the chain, because one of the two has stolen it (RFC 9700 4.14.2). Thread-safe.
 */
public final class Sessions {
    private static final String KEY_PREFIX = "wk_";
    private final People people;
    private final Tickets tickets;
    private final AccessTokens accessTokens;
    private final Journal journal;
    private final Duration life;

    /**
     * The sessions of these people.
     *
     * @param life how long a session goes on without being used
     */
    public Sessions(People people, Tickets tickets, AccessTokens accessTokens, Journal journal, Duration life) {
        this.people = people;
        this.tickets = tickets;
        this.accessTokens = accessTokens;
        this.journal = journal;
        this.life = life;
    }

    /** Whose access token or key this is; empty where it proves nothing any more. */
    public Optional<Person> person(String token) {
        return token.startsWith(KEY_PREFIX)
                ? tickets.find(Kind.KEY, token.substring(KEY_PREFIX.length()))
                        .flatMap(key -> people.find(key.subject()))
                : accessTokens.proven(token).flatMap(proven -> people.find(proven.personId())
                        .filter(person -> person.version() == proven.version()));
    }

    Session begin(Person person) {
        return next(person, tickets.identifier());
    }

    /** Goes on with a session; Refusal where the token is unknown, over, or was shown before. */
    public Session renew(String refreshToken) {
        Ticket ticket = tickets.find(Kind.REFRESH, refreshToken)
                .orElseThrow(() -> Refusal.unproven("the session is over; log in again"));
        if (!tickets.use(ticket)) {
            tickets.forget(Kind.REFRESH, ticket.subject(), ticket.detail());
            journal.note(ticket.subject(), "a refresh token was shown twice; the session has been ended");
            throw Refusal.unproven("this token was used before, so the session has been ended; log in again");
        }
        return next(people.find(ticket.subject()).orElseThrow(() -> Refusal.unproven("there is no such account")),
                ticket.detail());
    }

    /** Ends the session of this token, if there is one. */
    public void end(String refreshToken) {
        tickets.find(Kind.REFRESH, refreshToken)
                .ifPresent(ticket -> tickets.forget(Kind.REFRESH, ticket.subject(), ticket.detail()));
    }

    /** Ends all sessions of somebody; the access tokens end with his version. */
    void endAll(String personId) {
        tickets.forget(Kind.REFRESH, personId, "");
    }

    /** Makes a key for a program, which may do what the person may. */
    public String issueKey(Person person, String label, Duration keyLife) {
        String secret = tickets.issue(Kind.KEY, person.id(), label, keyLife);
        journal.note(person.id(), "made the key '" + label + "'");
        return KEY_PREFIX + secret;
    }

    /** The keys of somebody, without their secrets. */
    public List<Ticket> keys(Person person) {
        return tickets.of(Kind.KEY, person.id());
    }

    /** Ends the keys of this label. */
    public void revokeKeys(Person person, String label) {
        tickets.forget(Kind.KEY, person.id(), label);
        journal.note(person.id(), "ended the key '" + label + "'");
    }

    private Session next(Person person, String family) {
        return new Session(person, accessTokens.issue(person), accessTokens.life(),
                tickets.issue(Kind.REFRESH, person.id(), family, life), life);
    }

    /**
     * What somebody who has logged in gets. Immutable.
     *
     * @param person who
     * @param accessToken shows who he is
     * @param accessLife for so long
     * @param refreshToken brings the next session
     * @param refreshLife within so long
     */
    public record Session(Person person, String accessToken, Duration accessLife, String refreshToken,
            Duration refreshLife) {

        /** Without the secrets. */
        @Override
        public String toString() {
            return "Session[" + person + "]";
        }
    }
}
