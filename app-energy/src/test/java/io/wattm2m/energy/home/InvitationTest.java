// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wattm2m.energy.insight.Memory;
import io.wattm2m.energy.people.Accounts.Newcomer;
import io.wattm2m.energy.people.FrontDoor;
import io.wattm2m.energy.people.PeopleSettings;
import io.wattm2m.energy.people.Person;
import io.wattm2m.energy.people.Post;
import io.wattm2m.energy.people.Refusal;
import io.wattm2m.energy.people.Role;
import io.wattm2m.energy.people.Tickets;
import io.wattm2m.energy.privacy.Seal;
import io.wattm2m.energy.store.EnergyDatabase;
import io.wattm2m.energy.store.PeopleTables;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An invitation to a home whose changes cannot always be kept. */
class InvitationTest {
    private static final String PASSWORD = "correct horse battery";
    private final EnergyDatabase database = EnergyDatabase.open("jdbc:h2:mem:invitation" + System.nanoTime(), 8);
    private final PeopleTables tables = database.people(Seal.NONE);
    private final FailingMemory memory = new FailingMemory();
    private final Homes homes = new Homes(memory);
    @TempDir
    private Path data;
    private FrontDoor door;
    private HomeDesk desk;
    private Person owner;
    private Home home;

    @BeforeEach
    void invite() {
        door = FrontDoor.open(new FrontDoor.Stores(tables, tables, database.logs()),
                new FrontDoor.Rules(PeopleSettings.DEFAULTS, Post.NONE), data, Clock.systemUTC());
        desk = new HomeDesk(homes, new Tickets(tables, Clock.systemUTC()), door.accounts(), door.logs().journal());
        owner = door.accounts().register(door.accounts().setUp().token().orElseThrow(), "owner", PASSWORD, "::1")
                .person();
        home = desk.create(owner, "Home", Home.Kind.FAMILY, Dwelling.UNKNOWN);
    }

    @AfterEach
    void close() {
        door.close();
        database.close();
    }

    @Test
    void anInvitationThatCouldNotBeAcceptedIsStillGood() {
        Person bob = guest("bob");
        String secret = desk.invite(owner, home.id(), Role.MEMBER);
        memory.isFailing = true;
        assertThatThrownBy(() -> desk.accept(bob, secret)).hasMessage("the disk is full");
        assertThat(homes.role(bob.id(), "any")).isEmpty();
        assertThat(homes.of(bob.id())).isEmpty();

        memory.isFailing = false;
        assertThat(desk.accept(bob, secret).role(bob.id())).contains(Role.MEMBER);

        assertThat(new Homes(database).of(bob.id())).hasSize(1);
        assertThatThrownBy(() -> desk.accept(owner, secret)).isInstanceOf(Refusal.class)
                .hasMessageContaining("has been used");
    }

    @Test
    void anAccountIsMadeWithItsHomeOrNotAtAll() {
        String secret = desk.invite(owner, home.id(), Role.VIEWER);
        Newcomer newcomer = new Newcomer("carol", PASSWORD, "::1");
        memory.isFailing = true;
        assertThatThrownBy(() -> desk.register(secret, newcomer)).hasMessage("the disk is full");
        assertThat(door.people().all()).extracting(Person::name).containsExactly("owner");
        assertThat(tables.persons()).hasSize(1);

        memory.isFailing = false;
        Person carol = desk.register(secret, newcomer).person();

        assertThat(homes.of(carol.id())).extracting(Home::id).containsExactly(home.id());
        assertThat(tables.persons()).hasSize(2);
    }

    @Test
    void whoIsNoOwnerAnyMoreHasInvitedNobody() {
        Person bob = guest("bob");
        Person carol = guest("carol");
        desk.accept(bob, desk.invite(owner, home.id(), Role.OWNER));
        desk.accept(carol, desk.invite(owner, home.id(), Role.OWNER));
        String ofBob = desk.invite(bob, home.id(), Role.OWNER);
        String ofCarol = desk.invite(carol, home.id(), Role.OWNER);
        String ofOwner = desk.invite(owner, home.id(), Role.VIEWER);

        desk.removeMember(owner, home.id(), bob.id());
        desk.setRole(owner, home.id(), carol.id(), Role.MEMBER);

        assertThatThrownBy(() -> desk.accept(bob, ofBob)).hasMessageContaining("no valid invitation");
        assertThatThrownBy(() -> desk.accept(carol, ofCarol)).hasMessageContaining("no valid invitation");
        assertThat(desk.invitations(owner, home.id())).hasSize(1);
        assertThat(desk.accept(bob, ofOwner).role(bob.id())).contains(Role.VIEWER);
    }

    @Test
    void whoIsNoOwnerOfTheInstallationAnyMoreHasInvitedNobody() {
        Person second = door.accounts().register(door.accounts().invite(owner, Role.OWNER), "second", PASSWORD, "::1")
                .person();
        String secret = door.accounts().invite(second, Role.OWNER);

        door.accounts().setRole(owner, second.id(), Role.MEMBER);

        assertThatThrownBy(() -> door.accounts().register(secret, "again", PASSWORD, "::1"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void whoIsRemovedMeanwhileIsNotMadeAMemberAgain() throws Exception {
        Person bob = memberBob();

        removeMeanwhile(bob, () -> desk.setRole(owner, home.id(), bob.id(), Role.VIEWER));

        assertThat(homes.of(bob.id())).isEmpty();
    }

    @Test
    void whoIsRemovedMeanwhileDescribesNothing() throws Exception {
        Person bob = memberBob();

        removeMeanwhile(bob, () -> desk.describe(bob, home.described("Bob's", Home.Kind.FAMILY, Dwelling.UNKNOWN)));

        assertThat(homes.find(home.id()).map(Home::name)).contains("Home");
    }

    private Person memberBob() {
        Person bob = guest("bob");
        desk.accept(bob, desk.invite(owner, home.id(), Role.MEMBER));
        return bob;
    }

    /** The change has begun, and waits for the removal to end. */
    private void removeMeanwhile(Person member, Runnable refused) throws InterruptedException {
        Thread change = new Thread(refused);
        change.setUncaughtExceptionHandler((thread, refusal) -> {
            // he is gone
        });
        homes.change(home.id(), known -> {
            change.start();
            await().until(() -> change.getState() == Thread.State.BLOCKED);
            return known.withoutMember(member.id());
        });
        change.join();
    }

    private Person guest(String name) {
        return door.accounts().register(door.accounts().invite(owner, Role.VIEWER), name, PASSWORD, "::1").person();
    }

    /** The documents of the database, which may not take any. */
    private final class FailingMemory implements Memory {
        private boolean isFailing;

        @Override
        public void keep(String kind, String name, String text) {
            // once it is written, it turns out that it cannot be
            database.keep(kind, name, text);
            if (isFailing) {
                throw new IllegalStateException("the disk is full");
            }
        }

        @Override
        public Optional<String> document(String kind, String name) {
            return database.document(kind, name);
        }

        @Override
        public List<String> documents(String kind, String prefix, int limit) {
            return database.documents(kind, prefix, limit);
        }

        @Override
        public void change(String kind, UnaryOperator<String> change) {
            database.change(kind, change);
        }

        @Override
        public void forget(String kind, String name) {
            database.forget(kind, name);
        }

        @Override
        public void forget(String kind, String prefix, String before) {
            database.forget(kind, prefix, before);
        }
    }
}
