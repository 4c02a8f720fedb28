// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.cse.spi.Connection;
import io.wattm2m.cse.spi.General;
import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.energy.alert.Messages;
import io.wattm2m.energy.api.EnergyServer;
import io.wattm2m.energy.api.Household;
import io.wattm2m.energy.api.Neighbourhood;
import io.wattm2m.energy.api.Residents;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.mail.Mailer;
import io.wattm2m.energy.mca.HomeResources;
import io.wattm2m.energy.mca.Plugs;
import io.wattm2m.energy.people.FrontDoor;
import io.wattm2m.energy.people.FrontDoor.Rules;
import io.wattm2m.energy.people.FrontDoor.Stores;
import io.wattm2m.energy.people.Post;
import io.wattm2m.energy.store.EnergyDatabase;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running application: its rooms, joined. Thread-safe. */
final class EnergyService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EnergyService.class);

    /** How soon others can see another schedule in the CSE. */
    private static final Duration NOTICES = Duration.ofSeconds(10);

    private final OpenParts parts;
    private final FrontDoor door;
    private final URI address;

    private EnergyService(OpenParts parts, FrontDoor door, URI address) {
        this.parts = parts;
        this.door = door;
        this.address = address;
    }

    /** Starts everything; what was started is stopped again if something cannot be. */
    static EnergyService start(ApplicationSettings settings, General general, Connection connection) {
        OpenParts parts = new OpenParts();
        try {
            return compose(settings, general, connection, parts);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    /** Where the dashboard is, and while there is no account how the first one is made. */
    List<String> offers() {
        return Stream.concat(Stream.of("dashboard " + address),
                door.accounts().setUp().token().map(token -> "set-up token " + token + "  (makes the first account at "
                        + address + "/#account)").stream())
                .toList();
    }

    @Override
    public void close() {
        parts.close();
    }

    private static EnergyService compose(ApplicationSettings all, General general, Connection connection,
            OpenParts parts) {
        EnergySettings settings = all.energy();
        InetSocketAddress listening = listening(settings, general);
        Ground ground = Ground.laid(all, general, connection, parts);
        Household household = ground.household();
        Custody custody = ground.custody();
        FrontDoor door = parts.opened(door(all, general, ground.database(), custody));
        Homes homes = HomeAbsences.of(custody.homes(ground.leftovers()), household.insight().control().desk());
        new HomeKinds(homes, household.devices()).start();
        Surroundings around = parts.opened(new Surroundings(all, custody, ground.folder(),
                new Departure(homes, custody.consents(door)), door.logs().journal()));
        HomeResources homeResources = new HomeResources(ground.registrar(), settings.proxy(), ground.containers());
        Residents residents = custody.residents(door, homes,
                custody.traces(ground.leftovers(), ground.registrar(),
                        new HomeTraces(homes, household, ground.recorder(), homeResources, custody.mentions(door)),
                        around.facilities().push(), homes));
        parts.opened(new HomeKeeper(homes, homeResources, settings.rediscovery())).start();
        Messages messages = parts.opened(new Messages(door.rules().post()::send,
                around.messages(household, door.people(), residents), ground.results()::publish));
        Routines routines = parts.opened(new Routines(all, custody, household, ground.commands()::power,
                new HomeMessenger(messages, residents, door.people())));
        Prospects prospects = parts.opened(new Prospects(all, ground.database(), household));
        Neighbourhood neighbourhood =
                new Neighbours(custody, ground.results()::publish, ground.folder(), all.mail(), settings.lateData())
                        .neighbourhood(household, homes, prospects.outlook(),
                                new Addressees(homes, door.people(), custody.consents(door)));
        homes.observe(new MovingOut(homes, household, ground.recorder(), homeResources, routines.alerts()));
        homes.observe(new HomeRelics(around.facilities().plans(), around.facilities().pictures(),
                prospects.outlook().recommendations(), around.facilities().exchanges()::forget));
        EnergyServer server = parts.opened(EnergyServer.start(listening, household,
                routines.routine(neighbourhood, around.facilities(), prospects.outlook()), door, residents));
        routines.start(neighbourhood, door.logs().journal(),
                new Thinning(homes, ground.recorder(), household.clock()));
        around.start();
        prospects.start(homes, ground.results()::publishAnew);
        watch(ground, settings, parts);
        notice(routines, homes, ground, parts);
        listen(ground, homes, settings, connection, parts);
        return new EnergyService(parts, door, server.address());
    }

    private static void notice(Routines routines, Homes homes, Ground ground, OpenParts parts) {
        Household household = ground.household();
        ScheduleNotices notices = new ScheduleNotices(routines.schedules(), homes, ground.database(),
                ground.results()::publishAnew, new Watch.Place(household.clock(), household.zone()));
        homes.observe(notices);
        parts.opened(Rounds.start("energy-schedules", NOTICES, NOTICES, notices::look));
    }

    private static void watch(Ground ground, EnergySettings settings, OpenParts parts) {
        Household household = ground.household();
        parts.opened(new Watch(household.insight(), household.devices(), ground.results()::publish,
                ground.results()::publishAnew,
                new Watch.Place(household.clock(), household.zone())).start(settings.decisionInterval()));
    }

    /** From here on plugs are heard. */
    private static void listen(Ground ground, Homes homes, EnergySettings settings, Connection connection,
            OpenParts parts) {
        Attendance attendance = parts.opened(new Attendance(settings.rediscovery()));
        Plugs plugs = new Plugs(ground.registrar(), settings.proxy(), Latecomers.in(homes, ground.recorder()),
                ground.household().devices(), attendance::hurry);
        attendance.start(plugs, connection.listen("energy", plugs.notifications()));
    }

    private static InetSocketAddress listening(EnergySettings settings, General general) {
        try {
            boolean here = InetAddress.getByName(general.bind()).isLoopbackAddress();
            if (!here && !settings.allowUnencrypted()) {
                throw new StartFailure(
                        "energy: at " + general.bind() + " passwords could be read by others, because the "
                                + "interface speaks no TLS; put a proxy that does before it, or set "
                                + "energy.allow-unencrypted: true to accept that");
            }
            if (!here) {
                LOG.warn("the energy interface sends passwords in clear text at {}", general.bind());
            }
            return new InetSocketAddress(general.bind(), settings.port());
        } catch (UnknownHostException e) {
            throw new StartFailure("bind '" + general.bind() + "' is not an address of this machine", e);
        }
    }

    private static FrontDoor door(ApplicationSettings settings, General general, EnergyDatabase database,
            Custody custody) {
        Post post = settings.mail().host().isEmpty() ? Post.NONE : new Mailer(settings.mail())::send;
        return FrontDoor.open(new Stores(custody.people(), custody.people(), database.logs()),
                new Rules(settings.people(), post), general.data(), Clock.systemUTC());
    }
}
