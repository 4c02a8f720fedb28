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
import java.util.function.Supplier;

/** The tables of people and of what was handed out to them. Thread-safe. */
public final class PeopleTables implements PersonStore, TicketStore {
    private static final int MOST_TICKETS = 200;
    private final Sessions sessions;
    private final Steps steps;
    private final Seal seal;

    PeopleTables(Sessions sessions, Steps steps, Seal seal) {
        this.sessions = sessions;
        this.steps = steps;
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
        steps.write(session -> session.upsert(new StoredPerson(person, seal)));
    }

    /** A row that has changed since it was read is read once more: only what was sealed is written, by what it was. */
    @Override
    public void reseal() {
        List<String> ids = sessions.fromStatelessSession(
                session -> session.createSelectionQuery("select id from StoredPerson", String.class).getResultList());
        for (String id : ids) {
            boolean isDone = false;
            while (!isDone) {
                isDone = reseal(id);
            }
        }
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
        return steps.read(session -> session
                .createMutationQuery("update StoredTicket set used = :now where hash = :hash and used is null")
                .setParameter("now", now).setParameter("hash", hash).executeUpdate()) == 1;
    }

    @Override
    public <T> T together(Supplier<T> deed) {
        return steps.together(deed);
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
    public void forgetInvitationsOf(String personId, String homeId) {
        sessions.inStatelessTransaction(session -> session.createMutationQuery(
                "delete from StoredTicket where kind = :kind and (:subject = '' or subject = :subject)"
                        + " and detail like concat('% ', :person)")
                .setParameter("kind", Ticket.Kind.HOME_INVITATION.name()).setParameter("subject", homeId)
                .setParameter("person", personId).executeUpdate());
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

    /** False where the row has changed in the meantime. */
    private boolean reseal(String id) {
        return sessions.fromStatelessTransaction(session -> {
            StoredPerson row = session.get(StoredPerson.class, id);
            return row == null || session
                    .createMutationQuery("update StoredPerson set displayName = :displayName, email = :email"
                            + " where id = :id and displayName = :formerName and email = :formerEmail")
                    .setParameter("displayName", seal.close(seal.open(row.displayName())))
                    .setParameter("email", seal.close(seal.open(row.email()))).setParameter("id", id)
                    .setParameter("formerName", row.displayName()).setParameter("formerEmail", row.email())
                    .executeUpdate() == 1;
        });
    }
}
