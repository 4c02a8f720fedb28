// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.home;

import io.wattm2m.energy.people.Accounts;
import io.wattm2m.energy.people.Journal;
import io.wattm2m.energy.people.Person;
import io.wattm2m.energy.people.Refusal;
import io.wattm2m.energy.people.Role;
import io.wattm2m.energy.people.Sessions.Session;
import io.wattm2m.energy.people.Ticket;
import io.wattm2m.energy.people.Ticket.Kind;
import io.wattm2m.energy.people.Tickets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What people do with their homes, as far as their role in each of them goes; to others a home does not exist.
 * Thread-safe. Everything is noted in the journal, without names.
 */
public final class HomeDesk {
    private static final int MOST_OF_ONE_PERSON = 50;
    private static final int MOST_INVITATIONS = 20;
    private static final Duration INVITATION_LIFE = Duration.ofDays(7);
    private final Homes homes;
    private final Tickets tickets;
    private final Accounts accounts;
    private final Journal journal;

    public HomeDesk(Homes homes, Tickets tickets, Accounts accounts, Journal journal) {
        this.homes = homes;
        this.tickets = tickets;
        this.accounts = accounts;
        this.journal = journal;
    }

    /** Makes a home, whose owner is who makes it. */
    public Home create(Person founder, String name, Home.Kind kind, Dwelling dwelling) {
        if (homes.of(founder.id()).size() >= MOST_OF_ONE_PERSON) {
            throw Refusal.conflict("you have " + MOST_OF_ONE_PERSON + " homes, which is the most");
        }
        Home made = homes.add(new Home("h" + tickets.identifier(), name, kind, dwelling, List.of(), List.of(),
                List.of(new Membership(founder.id(), Role.OWNER)), tickets.now()));
        journal.note(founder.id(), "made the home " + made.id());
        return made;
    }

    /** A home of somebody who has this role there at least; Refusal where he does not belong to it, or may not. */
    public Home require(Person person, String homeId, Role least) {
        return allowed(person, homes.find(homeId).orElseThrow(() -> unknown(homeId)), least);
    }

    /** Changes a home if he may: nobody else changes it between the one and the other. */
    private Home change(Person person, String homeId, Role least, UnaryOperator<Home> change) {
        return homes.change(homeId, home -> change.apply(allowed(person, home, least)));
    }

    private static Home allowed(Person person, Home home, Role least) {
        Role his = home.role(person.id()).orElseThrow(() -> unknown(home.id()));
        if (!his.includes(least)) {
            throw Refusal.forbidden("this is for " + least.spoken() + " of the home; you are " + his.spoken());
        }
        return home;
    }

    /** Says what a home is like. */
    public Home describe(Person person, Home described) {
        return change(person, described.id(), Role.MEMBER,
                home -> home.described(described.name(), described.kind(), described.dwelling()));
    }

    /** Forgets a home and what was measured there; what stands there stands in no home then. */
    public void remove(Person owner, String homeId) {
        Home home = require(owner, homeId, Role.OWNER);
        tickets.forget(Kind.HOME_INVITATION, homeId, "");
        home.devices().forEach(device -> homes.forgetPast(device, tickets.now()));
        homes.remove(homeId);
        journal.note(owner.id(), "removed the home " + homeId);
    }

    /** Says which rooms there are. */
    public Home arrange(Person person, String homeId, List<Room> rooms) {
        return change(person, homeId, Role.MEMBER, home -> home.withRooms(rooms));
    }

    /** Puts a device into a home, or says more of it; whether he may have the device, the caller knows. */
    public Home place(Person person, String homeId, HomeDevice device) {
        Home changed = change(person, homeId, Role.MEMBER, home -> {
            if (home.device(device.deviceId()).filter(HomeDevice::isPast).isPresent()) {
                throw Refusal.conflict(device.deviceId() + " is what a device has measured that has left");
            }
            return home.with(device);
        });
        journal.note(person.id(), "has " + device.deviceId() + " stand in the home " + homeId);
        return changed;
    }

    /**
     * Takes a device out of a home; Refusal where it does not stand there. What it has measured stays, under another
     * id, and whoever has the device next begins with nothing. Of a device that has left, that is forgotten.
     *
     * @param wasPlug what it was if the home has it for a smart plug, which may be anything
     */
    public Home takeAway(Person person, String homeId, String deviceId, HomeDevice.Kind wasPlug) {
        HomeDevice device = require(person, homeId, Role.MEMBER).device(deviceId)
                .orElseThrow(() -> Refusal.unknown("there is no device " + deviceId));
        if (device.isPast()) {
            homes.forgetPast(device, tickets.now());
        } else {
            // interrupted in between, it has not left yet, and what was set apart is the home's in any case
            HomeDevice past = device.past(device.kind() == HomeDevice.Kind.SMART_PLUG ? wasPlug : device.kind(),
                    tickets.now());
            homes.change(homeId, home -> home.with(past));
            homes.setApart(deviceId, past.deviceId());
        }
        Home changed = homes.change(homeId, home -> home.without(deviceId));
        journal.note(person.id(), "took " + deviceId + " out of the home " + homeId);
        return changed;
    }

    /** Changes what a member may do; whom he has invited as an owner does not come in once he is none. */
    public Home setRole(Person owner, String homeId, String personId, Role role) {
        Home changed = change(owner, homeId, Role.OWNER,
                home -> withMember(home, personId).with(new Membership(personId, ofAHome(role))));
        if (role != Role.OWNER) {
            tickets.forgetInvitationsOf(personId, homeId);
        }
        journal.note(owner.id(), "made " + personId + " a " + role.label() + " of the home " + homeId);
        return changed;
    }

    /** Removes a member, with the invitations he has made; everybody may leave by himself. */
    public void removeMember(Person person, String homeId, String personId) {
        change(person, homeId, person.id().equals(personId) ? Role.VIEWER : Role.OWNER,
                home -> withMember(home, personId).withoutMember(personId));
        tickets.forgetInvitationsOf(personId, homeId);
        journal.note(person.id(), "removed " + personId + " from the home " + homeId);
    }

    /** Makes an invitation, which is good for one member; its secret is told this once. */
    public String invite(Person owner, String homeId, Role role) {
        require(owner, homeId, Role.OWNER);
        if (invitations(owner, homeId).size() >= MOST_INVITATIONS) {
            throw Refusal.conflict("there are " + MOST_INVITATIONS + " open invitations, which is the most");
        }
        Invited invited = new Invited(ofAHome(role), Optional.of(owner.id()));
        String secret = tickets.issue(Kind.HOME_INVITATION, homeId, invited.detail(), INVITATION_LIFE);
        journal.note(owner.id(), "invited a " + role.label() + " to the home " + homeId);
        return secret;
    }

    /** The invitations that are open, without their secrets. */
    public List<Ticket> invitations(Person owner, String homeId) {
        require(owner, homeId, Role.OWNER);
        return tickets.of(Kind.HOME_INVITATION, homeId);
    }

    /** Takes all open invitations back. */
    public void uninvite(Person owner, String homeId) {
        require(owner, homeId, Role.OWNER);
        tickets.forget(Kind.HOME_INVITATION, homeId, "");
        journal.note(owner.id(), "took back the invitations to the home " + homeId);
    }

    /** Makes somebody a member by an invitation; who is one already keeps the greater role. */
    public Home accept(Person person, String secret) {
        Ticket invitation = invitation(secret);
        Home joined = orUndone(invitation, () -> tickets.together(() -> {
            if (!tickets.use(invitation)) {
                throw Refusal.unproven("this invitation has been used");
            }
            return join(person, invitation);
        }));
        note(person, invitation);
        return joined;
    }

    /** Makes an account for somebody who has none, and him a member by an invitation; he is logged in then. */
    public Session register(String secret, Accounts.Newcomer newcomer) {
        Ticket invitation = invitation(secret);
        Session session = orUndone(invitation,
                () -> accounts.welcome(invitation, newcomer, person -> join(person, invitation)));
        note(session.person(), invitation);
        return session;
    }

    /** Coming in and using the invitation up are one step: where it fails, neither has happened. */
    private <T> T orUndone(Ticket invitation, Supplier<T> step) {
        try {
            return step.get();
        } catch (RuntimeException e) {
            homes.recall(invitation.subject());
            throw e;
        }
    }

    private Home join(Person person, Ticket invitation) {
        Invited invited = Invited.of(invitation);
        return homes.change(invitation.subject(), home -> {
            if (!invited.isGood(home)) {
                throw noInvitation();
            }
            return home.role(person.id()).filter(known -> known.includes(invited.role())).isPresent() ? home
                    : home.with(new Membership(person.id(), invited.role()));
        });
    }

    private void note(Person person, Ticket invitation) {
        journal.note(person.id(),
                "joined the home " + invitation.subject() + " as " + Invited.of(invitation).role().label());
    }

    private Ticket invitation(String secret) {
        return tickets.find(Kind.HOME_INVITATION, secret).filter(ticket -> homes.find(ticket.subject()).isPresent())
                .orElseThrow(HomeDesk::noInvitation);
    }

    private static Home withMember(Home home, String personId) {
        if (home.role(personId).isEmpty()) {
            throw Refusal.unknown("there is no member " + personId);
        }
        return home;
    }

    private static Refusal unknown(String homeId) {
        return Refusal.unknown("there is no home " + homeId);
    }

    private static Refusal noInvitation() {
        return Refusal.unproven("this is no valid invitation to a home");
    }

    private static Role ofAHome(Role role) {
        if (role == Role.RESIDENT) {
            throw Refusal.malformed("in a home somebody is a viewer, member or owner");
        }
        return role;
    }
}
