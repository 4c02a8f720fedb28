// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.energy.alert.Messages;
import io.wattm2m.energy.api.Facilities;
import io.wattm2m.energy.api.Household;
import io.wattm2m.energy.api.Residents;
import io.wattm2m.energy.exchange.ExchangeSettings;
import io.wattm2m.energy.exchange.Exchanges;
import io.wattm2m.energy.exchange.Permission;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.people.Journal;
import io.wattm2m.energy.people.People;
import io.wattm2m.energy.picture.FloorPlans;
import io.wattm2m.energy.picture.PictureStore;
import io.wattm2m.energy.push.PushDesk;
import io.wattm2m.energy.push.PushMessage;
import io.wattm2m.energy.store.EnergyDatabase;
import java.nio.file.Path;
import java.time.Clock;

/** What the household has around it: browsers that are told, systems to exchange with, pictures. Thread-safe. */
final class Surroundings implements AutoCloseable {
    /** Who has no account, while nobody has one. */
    private static final String GUEST = "guest";
    private final PushDesk push;
    private final Exchanges exchanges;
    private final FloorPlans plans;
    private final PictureStore pictures;

    /**
     * Its parts.
     *
     * @param settings of each of them
     * @param custody where they keep what they have to, and with the history
     * @param data the folder of the application's files
     * @param departure what may be sent to others
     * @param journal where it is written down that something is
     */
    Surroundings(ApplicationSettings settings, Custody custody, Path data, Permission departure,
            Journal journal) {
        EnergyDatabase database = custody.database();
        this.push = new PushDesk(custody.memory(), settings.push(), data);
        this.plans = new FloorPlans(custody.memory());
        this.pictures = custody.pictures();
        ExchangeSettings others = settings.exchange();
        Path mappings = others.folder().isEmpty() ? data.resolve("exchanges") : Path.of(others.folder());
        this.exchanges = new Exchanges(mappings, others.ingest(),
                new Exchanges.Parts(database, database, departure,
                        text -> journal.note("nobody", text), Clock.systemUTC()));
    }

    /** What the interface shows of it. */
    Facilities facilities() {
        return new Facilities(push, exchanges, plans, pictures);
    }

    /** Alerts as push messages to those who may know of the plug. */
    Messages.Push messages(Household household, People people, Residents residents) {
        return (alert, sentence) -> {
            String plug = household.devices().find(alert.deviceId()).map(Device::name).orElse(alert.deviceId());
            push.tell(personId -> people.find(personId).map(person -> residents.mayKnow(person, alert.deviceId()))
                    .orElseGet(() -> people.isEmpty() && personId.equals(GUEST)),
                    language -> new PushMessage(sentence.title(language, plug), sentence.body(language),
                            alert.ruleId() + "/" + alert.deviceId(), "#alerts"));
        };
    }

    /** Begins to exchange. */
    void start() {
        exchanges.start();
    }

    @Override
    public void close() {
        exchanges.close();
        push.close();
    }
}
