// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.people.Person;
import io.wattm2m.energy.people.PersonStore;
import io.wattm2m.energy.people.Ticket;
import io.wattm2m.energy.people.TicketStore;
import io.wattm2m.energy.privacy.Seal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.SessionFactory;

/** The tables of people and of what was handed out to them. Thread-safe. */
public final class PeopleTables implements PersonStore, TicketStore {
    private static final int MOST_TICKETS = 200;
    private final SessionFactory sessions;
    private final Seal seal;

    PeopleTables(SessionFactory sessions, Seal seal) {
        this.sessions = sessions;
        this.seal = seal;
    }

    @Override
    public List<Person> persons() {
        return sessions.fromStatelessSession(session -> session
                .createSelectionQuery("from StoredPerson", StoredPerson.class).getResultList().stream()
                .map(row -> row.person(seal)).toList());
    }

    @Override
    public void keep(Person person) {
        sessions.inStatelessTransaction(session -> session.upsert(new StoredPerson(person, seal)));
    }

    @Override
    public void remove(String id) {
        sessions.inStatelessTransaction(session -> session
                .createMutationQuery("delete from StoredPerson where id = :id").setParameter("id", id).executeUpdate());
    }

    @Override
    public void keep(Ticket ticket) {
        sessions.inStatelessTransaction(session -> session.insert(new StoredTicket(ticket)));
    }

    @Override
    public Optional<Ticket> ticket(String hash) {
        return sessions.fromStatelessSession(session -> Optional.ofNullable(session.get(StoredTicket.class, hash)))
                .map(StoredTicket::ticket);
    }

    @Override
    public boolean use(String hash, Instant now) {
        return sessions.fromStatelessTransaction(session -> session
                .createMutationQuery("update StoredTicket set used = :now where hash = :hash and used is null")
                .setParameter("now", now).setParameter("hash", hash).executeUpdate()) == 1;
    }

    @Override
    public List<Ticket> tickets(Ticket.Kind kind, String subject) {
        return sessions.fromStatelessSession(session -> session
                .createSelectionQuery("from StoredTicket where kind = :kind and subject = :subject and used is null"
                        + " order by expires", StoredTicket.class)
                .setParameter("kind", kind.name()).setParameter("subject", subject).setMaxResults(MOST_TICKETS)
                .getResultList().stream().map(StoredTicket::ticket).toList());
    }

    @Override
    public void forget(Ticket.Kind kind, String subject, String detail) {
        sessions.inStatelessTransaction(session -> session.createMutationQuery(
                "delete from StoredTicket where kind = :kind and subject = :subject"
                        + " and (:detail = '' or detail = :detail)")
                .setParameter("kind", kind.name()).setParameter("subject", subject).setParameter("detail", detail)
                .executeUpdate());
    }

    @Override
    public void forgetExpired(Instant now) {
        sessions.inStatelessTransaction(session -> session
                .createMutationQuery("delete from StoredTicket where expires < :now").setParameter("now", now)
                .executeUpdate());
    }
}
