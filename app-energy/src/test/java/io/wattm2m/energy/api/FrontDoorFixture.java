// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.home.HomeDesk;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.people.FrontDoor;
import io.wattm2m.energy.people.FrontDoor.Rules;
import io.wattm2m.energy.people.FrontDoor.Stores;
import io.wattm2m.energy.people.PeopleSettings;
import io.wattm2m.energy.people.Post;
import io.wattm2m.energy.people.Tickets;
import io.wattm2m.energy.privacy.Consents;
import io.wattm2m.energy.privacy.KeyRing;
import io.wattm2m.energy.privacy.PrivacyDesk;
import io.wattm2m.energy.privacy.SealedMemory;
import io.wattm2m.energy.store.EnergyDatabase;
import io.wattm2m.energy.store.PeopleTables;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A front door on a database in memory. */
final class FrontDoorFixture implements AutoCloseable {
    final List<String> mails = new CopyOnWriteArrayList<>();
    final EnergyDatabase database;
    final FrontDoor door;
    final Residents residents;

    FrontDoorFixture(Clock clock, PeopleSettings settings, Path data) {
        database = EnergyDatabase.open("jdbc:h2:mem:" + UUID.randomUUID(), 2);
        Post post = (to, subject, text) -> mails.add(to + "\n" + text);
        KeyRing keys = KeyRing.in(data.resolve("privacy-keys-of-tests.json"));
        PeopleTables tables = database.people(keys.seal());
        door = FrontDoor.open(new Stores(tables, tables, database.logs()),
                new Rules(settings, post), data, clock);
        Homes homes = new Homes(new SealedMemory(database, Set.of(Homes.KIND), keys.seal()));
        residents = new Residents(homes, new HomeDesk(homes, new Tickets(tables, clock), door.accounts(),
                door.logs().journal()),
                new PrivacyDesk(new Consents(database, door.logs().journal(), clock), door,
                        List.of(), keys, door.people()::renew));
    }

    static FrontDoorFixture of(Clock clock) {
        return new FrontDoorFixture(clock, PeopleSettings.DEFAULTS, Path.of("target"));
    }

    String setUpToken() {
        return door.accounts().setUp().token().orElseThrow();
    }

    @Override
    public void close() {
        door.close();
        database.close();
    }
}
