// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Where tickets are kept. Thread-safe; changes are durable on return. */
public interface TicketStore {

    void keep(Ticket ticket);

    /** The ticket of this hash, used or not. */
    Optional<Ticket> ticket(String hash);

    /** Uses a ticket up; false where somebody has done so before, or there is none. Only one caller gets true. */
    boolean use(String hash, Instant now);

    /** Does all of it or nothing: a ticket that is used by it, and whatever else is kept at the same place. */
    <T> T together(Supplier<T> deed);

    /** The tickets of a person that are not used up. */
    List<Ticket> tickets(Ticket.Kind kind, String subject);

    /** Forgets the tickets of a kind and person; those of one detail only, unless it is empty. */
    void forget(Ticket.Kind kind, String subject, String detail);

    /** Forgets the invitations to a home that somebody has made; to all homes where this one is empty. */
    void forgetInvitationsOf(String personId, String homeId);

    /** Forgets what has ended before this time. */
    void forgetExpired(Instant now);
}
