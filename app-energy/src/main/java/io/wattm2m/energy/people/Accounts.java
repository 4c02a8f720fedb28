// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.people;

import io.wattm2m.energy.people.Sessions.Session;
import io.wattm2m.energy.people.Ticket.Kind;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How accounts come, change and go. Thread-safe; everything that is done here is noted in the journal. */
public final class Accounts {
    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);
    private static final Duration INVITATION_LIFE = Duration.ofDays(7);
    private static final Duration RESET_LIFE = Duration.ofHours(1);
    private final People people;
    private final Sessions sessions;
    private final Tickets tickets;
    private final Journal journal;
    private final ResetFiles resetFiles;
    private final Passwords passwords = new Passwords();
    private final Gatekeeper gatekeeper;
    private final SetUp setUp;

    public Accounts(People people, Sessions sessions, Tickets tickets, Journal journal, ResetFiles resetFiles) {
        this.people = people;
        this.sessions = sessions;
        this.tickets = tickets;
        this.journal = journal;
        this.resetFiles = resetFiles;
        this.gatekeeper = new Gatekeeper(tickets.clock());
        this.setUp = new SetUp(people, tickets.secret());
    }

    /** How the first account is made. */
    public SetUp setUp() {
        return setUp;
    }

    /** Makes an account for whoever has the set-up token, who becomes the owner, or an invitation. */
    public Session register(String token, String wantedName, String password, String address) {
        gatekeeper.attempt("", address);
        String name = Person.name(wantedName);
        String hash = passwords.hash(password);
        return begin(add(id -> people.add(id, name, role(token, name), hash, tickets.clock().instant())));
    }

    /**
     * Makes a resident's account for whoever has been invited to a home, and uses the invitation up: with his arrival
     * there, or not at all.
     */
    public Session welcome(Ticket invitation, Newcomer newcomer, Consumer<Person> arrival) {
        gatekeeper.attempt("", newcomer.address);
        String name = Person.name(newcomer.name);
        String hash = passwords.hash(newcomer.password);
        return begin(add(id -> {
            use(invitation, name);
            Person made = people.add(id, name, Role.RESIDENT, hash, tickets.clock().instant());
            arrival.accept(made);
            return made;
        }));
    }

    /** Logs in; Refusal where the name or the password is wrong, without saying which. */
    public Session login(String wantedName, String password, String address) {
        String name = wantedName.strip().toLowerCase(Locale.ROOT);
        gatekeeper.attempt(name, address);
        Optional<Person> person = people.named(name);
        if (!passwords.isRight(password, person)) {
            person.ifPresent(known -> journal.note(known.id(), "a login from " + address + " failed"));
            throw Refusal.unproven("the name or the password is wrong");
        }
        journal.note(person.orElseThrow().id(), "logged in from " + address);
        return sessions.begin(person.orElseThrow());
    }

    /** Sets a new password; all sessions end, and a new one begins. */
    public Session changePassword(Person person, String old, String wanted, String address) {
        gatekeeper.attempt(person.name(), address);
        if (!passwords.isRight(old, Optional.of(person))) {
            throw Refusal.unproven("the present password is wrong");
        }
        return settle(person, passwords.hash(wanted), "changed the password");
    }

    /**
     * Makes the secret with which somebody sets a new password, and hands it over, where there is somebody of this
     * name. That is done later: how long this takes tells nobody whether there is.
     */
    public void forgotten(String name, String address, Consumer<Reset> handOver) {
        gatekeeper.attempt("forgotten " + name, address);
        Thread.ofVirtual().name("forgotten-password").start(() -> {
            try {
                people.named(name.strip().toLowerCase(Locale.ROOT)).map(person -> reset(person, address))
                        .ifPresent(handOver);
            } catch (RuntimeException e) { // the thread's root
                LOG.warn("Nobody was sent a token for a new password", e);
            }
        });
    }

    private Reset reset(Person person, String address) {
        journal.note(person.id(), "asked from " + address + " for a new password");
        return new Reset(person, tickets.issue(Kind.RESET, person.id(), "", RESET_LIFE));
    }

    /** Sets a new password with the secret of a reset. */
    public Session reset(String secret, String wanted, String address) {
        gatekeeper.attempt("", address);
        String hash = passwords.hash(wanted);
        Optional<Person> person = tickets.find(Kind.RESET, secret).filter(tickets::use)
                .flatMap(ticket -> people.find(ticket.subject()))
                .or(() -> resetFiles.use(secret).flatMap(people::named));
        return settle(person.orElseThrow(() -> Refusal.unproven("this token is unknown, used or over")), hash,
                "set a new password by a token");
    }

    /** Makes an invitation, which is good for one account. */
    public String invite(Person owner, Role role) {
        journal.note(owner.id(), "invited a " + role.label());
        return tickets.issue(Kind.INVITATION, owner.id(), role.label(), INVITATION_LIFE);
    }

    /** Changes what somebody may do; whom he has invited as an owner does not come in once he is none. */
    public Person setRole(Person owner, String personId, Role role) {
        Person changed = people.setRole(personId, role);
        if (role != Role.OWNER) {
            tickets.forget(Kind.INVITATION, personId, "");
        }
        journal.note(owner.id(), "made " + personId + " a " + role.label());
        return changed;
    }

    /** Refusal where no owner would be left without somebody. */
    public void requireDispensable(String personId) {
        people.requireAnotherOwner(personId);
    }

    /** Refusal where this is not his password. */
    public void requirePassword(Person person, String password, String address) {
        gatekeeper.attempt(person.name(), address);
        if (!passwords.isRight(password, Optional.of(person))) {
            throw Refusal.unproven("the password is wrong");
        }
    }

    /** Removes somebody with everything he was ever given, and says so nowhere. */
    public void erase(Person person) {
        people.remove(person.id());
        forgetTickets(person.id());
        resetFiles.forget(person.name());
    }

    /** Makes an account in one step with the invitation that it uses up. */
    private Person add(Function<String, Person> making) {
        String id = tickets.identifier();
        synchronized (setUp) {
            try {
                return tickets.together(() -> making.apply(id));
            } catch (RuntimeException e) {
                people.recall(id);
                throw e;
            }
        }
    }

    private Session begin(Person newcomer) {
        journal.note(newcomer.id(), "made an account as " + newcomer.role().label());
        return sessions.begin(newcomer);
    }

    private void forgetTickets(String personId) {
        for (Kind kind : Kind.values()) {
            tickets.forget(kind, personId, "");
        }
        tickets.forgetInvitationsOf(personId, "");
    }

    private Role role(String token, String name) {
        if (setUp.isRight(token)) {
            return Role.OWNER;
        }
        Ticket invitation = tickets.find(Kind.INVITATION, token)
                .orElseThrow(() -> Refusal.unproven("this is neither the set-up token nor a valid invitation"));
        use(invitation, name);
        return Role.named(invitation.detail());
    }

    private void use(Ticket invitation, String name) {
        if (people.named(name).isPresent()) {
            throw Refusal.conflict("the name '" + name + "' is taken");
        }
        if (!tickets.use(invitation)) {
            throw Refusal.unproven("this invitation has been used");
        }
    }

    private Session settle(Person person, String hash, String deed) {
        Person changed = people.setPassword(person.id(), hash);
        sessions.endAll(person.id());
        journal.note(person.id(), deed);
        return sessions.begin(changed);
    }

    /**
     * Somebody who wants an account.
     *
     * @param name to log in with
     * @param password to log in with
     * @param address from where
     */
    public record Newcomer(String name, String password, String address) {

        /** Without the password. */
        @Override
        public String toString() {
            return "Newcomer[" + name + "]";
        }
    }

    /**
     * What it takes to set a new password.
     *
     * @param person whose
     * @param secret good for one, within the hour
     */
    public record Reset(Person person, String secret) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "Reset[" + person + "]";
        }
    }
}
