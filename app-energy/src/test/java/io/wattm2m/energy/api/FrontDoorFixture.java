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
import io.wattm2m.energy.store.EnergyDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
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
        door = FrontDoor.open(new Stores(database.people(), database.people(), database.logs()),
                new Rules(settings, post), data, clock);
        Homes homes = new Homes(database);
        residents = new Residents(homes, new HomeDesk(homes, new Tickets(database.people(), clock),
                door.accounts(), door.logs().journal()));
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
