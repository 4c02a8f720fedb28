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
import io.wattm2m.energy.api.ResourceTree;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.insight.Advice;
import io.wattm2m.energy.insight.AutoControl;
import io.wattm2m.energy.insight.Bills;
import io.wattm2m.energy.insight.ControlDesk;
import io.wattm2m.energy.insight.DeviceBook;
import io.wattm2m.energy.insight.Forecasts;
import io.wattm2m.energy.insight.Histories;
import io.wattm2m.energy.insight.Insight;
import io.wattm2m.energy.insight.LanguageModel;
import io.wattm2m.energy.insight.Outlets;
import io.wattm2m.energy.insight.TariffFile;
import io.wattm2m.energy.insight.VirtualMeters;
import io.wattm2m.energy.language.LanguageModelSettings;
import io.wattm2m.energy.language.RemoteLanguageModel;
import io.wattm2m.energy.live.Devices;
import io.wattm2m.energy.live.Switchboard;
import io.wattm2m.energy.mail.Mailer;
import io.wattm2m.energy.mca.Commands;
import io.wattm2m.energy.mca.HomeResources;
import io.wattm2m.energy.mca.HourlyResults;
import io.wattm2m.energy.mca.Plugs;
import io.wattm2m.energy.mca.PublishedResults;
import io.wattm2m.energy.mca.ReadingLog;
import io.wattm2m.energy.mca.Registrar;
import io.wattm2m.energy.measure.Channel;
import io.wattm2m.energy.measure.EnergyIntegrator;
import io.wattm2m.energy.measure.FedIn;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.people.FrontDoor;
import io.wattm2m.energy.people.FrontDoor.Rules;
import io.wattm2m.energy.people.FrontDoor.Stores;
import io.wattm2m.energy.people.Post;
import io.wattm2m.energy.store.EnergyDatabase;
import io.wattm2m.energy.store.EnergyRecorder;
import io.wattm2m.energy.store.KeptHistory;
import io.wattm2m.energy.store.Retention;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running application: its rooms, joined. Thread-safe. */
final class EnergyService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EnergyService.class);
    private static final String AE_ID = "Cenergy";

    private final Deque<AutoCloseable> parts;
    private final FrontDoor door;
    private final URI address;

    private EnergyService(Deque<AutoCloseable> parts, FrontDoor door, URI address) {
        this.parts = parts;
        this.door = door;
        this.address = address;
    }

    /** Starts everything; what was started is stopped again if something cannot be. */
    static EnergyService start(ApplicationSettings settings, General general, Connection connection) {
        Deque<AutoCloseable> parts = new ArrayDeque<>();
        try {
            return compose(settings, general, connection, parts);
        } catch (RuntimeException e) {
            close(parts);
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
        close(parts);
    }

    private static EnergyService compose(ApplicationSettings all, General general, Connection connection,
            Deque<AutoCloseable> parts) {
        EnergySettings settings = all.energy();
        InetSocketAddress listening = listening(settings, general);
        EnergyRecorder.Rules rules = new EnergyRecorder.Rules(
                new EnergyIntegrator(settings.gap(), settings.highestPower()), settings.zoneId(),
                settings.lateReadings(), settings.commitInterval(), new Retention(settings.minuteRetention(),
                        settings.quarterHourRetention(), settings.hourRetention(), settings.editRetention(), settings.lateData()));
        EnergyDatabase database = opened(parts, EnergyDatabase.open(url(settings, general), settings.lateReadings(),
                new Channel.Kept(settings.quarterHourRetention(), settings.environmentRetention())));
        Registrar registrar = new Registrar(connection.cse(), connection.registrar(), AE_ID);
        HourPublisher publisher = new HourPublisher(new HourlyResults(registrar), database, rules.zone());
        EnergyRecorder recorder = opened(parts, new EnergyRecorder(database, rules, publisher::committed));
        opened(parts, publisher).start(recorder);
        Devices devices = new Devices();
        recorder.plugs().stream().filter(plug -> !FedIn.isMeter(plug.deviceId())).forEach(
                plug -> plug.window().latest().ifPresent(reading -> devices.recall(reading, plug.position())));
        Commands commands = new Commands(registrar, settings.proxy());
        Histories histories = new Histories(database, rules.zone());
        PublishedResults results = new PublishedResults(registrar, settings.predictionRetention());
        Outlets outlets = new Outlets(histories, database);
        Insight insight = new Insight(outlets, bills(settings, histories, devices), new Forecasts(histories),
                new AutoControl(new ControlDesk(database, all.schedule().manualHold()), outlets, histories,
                        commands::power, results::publish),
                new KeptHistory(database, recorder), new DeviceBook(database),
                new VirtualMeters(database, database, rules.zone()),
                new Advice(database, languageModel(all.languageModel(), parts)));
        Household household = new Household(devices, database, switchboard(commands), Clock.systemUTC(), rules.zone(),
                settings.mostPoints(), insight,
                new ResourceTree(connection.cse(), connection.registrar(), settings.proxy()));
        Custody custody = new Custody(database, general.data().resolve("energy"));
        FrontDoor door = opened(parts, door(all, general, database, custody));
        Surroundings around = opened(parts, new Surroundings(all, database, general.data().resolve("energy")));
        HomeResources homeResources = new HomeResources(registrar, settings.proxy());
        Homes homes = custody.homes();
        Residents residents = custody.residents(door, homes,
                custody.traces(new HomeTraces(homes, household, recorder, homeResources,
                        custody.mentions(door)), around.facilities().push()));
        opened(parts, new HomeKeeper(homes, homeResources, settings.rediscovery())).start();
        Messages messages = opened(parts, new Messages(door.rules().post()::send,
                around.messages(household, door.people(), residents), results::publish));
        Routines routines = opened(parts, new Routines(all, database, household, commands::power,
                new HomeMessenger(messages, residents, door.people())));
        Prospects prospects = opened(parts, new Prospects(all, database, household));
        Neighbourhood neighbourhood =
                new Neighbours(database, results::publish, general.data().resolve("energy"), all.mail())
                        .neighbourhood(household, residents.homes(), prospects.outlook().climate());
        homes.observe(new HomeRelics(neighbourhood, around.facilities()));
        EnergyServer server = opened(parts,
                EnergyServer.start(listening, household,
                        routines.routine(neighbourhood, around.facilities(), prospects.outlook()), door, residents));
        routines.start(neighbourhood.plans());
        around.start();
        prospects.start(residents.homes(), results::publish);
        opened(parts, new Watch(insight, devices, results::publish,
                new Watch.Place(household.clock(), rules.zone())).start(settings.decisionInterval()));
        Attendance attendance = opened(parts, new Attendance(settings.rediscovery()));
        Plugs plugs = new Plugs(registrar, settings.proxy(), log(recorder), devices, attendance::hurry);
        attendance.start(plugs, connection.listen("energy", plugs.notifications()));
        return new EnergyService(parts, door, server.address());
    }

    private static LanguageModel languageModel(LanguageModelSettings settings, Deque<AutoCloseable> parts) {
        return settings.url().isEmpty() ? LanguageModel.NONE : opened(parts, new RemoteLanguageModel(settings));
    }

    private static Bills bills(EnergySettings settings, Histories histories, Devices devices) {
        try {
            return new Bills(histories, devices, TariffFile.read(settings.tariffs()), settings.tariff());
        } catch (NoSuchElementException e) {
            throw new StartFailure("energy.tariff: " + e.getMessage(), e);
        }
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

    private static Switchboard switchboard(Commands commands) {
        return originator -> commands.as(originator)::power;
    }

    private static String url(EnergySettings settings, General general) {
        return settings.database().isEmpty()
                ? "jdbc:h2:file:" + general.data().resolve("energy").resolve("energy").toAbsolutePath()
                        + ";DB_CLOSE_ON_EXIT=FALSE"
                : settings.database();
    }

    private static ReadingLog log(EnergyRecorder recorder) {
        return new ReadingLog() {
            @Override
            public void read(Reading reading, Instant creationTime) throws InterruptedException {
                recorder.record(reading, creationTime);
            }

            @Override
            public Instant position(String deviceId) {
                return recorder.plug(deviceId).position();
            }
        };
    }

    private static <T extends AutoCloseable> T opened(Deque<AutoCloseable> parts, T part) {
        parts.push(part);
        return part;
    }

    /** In the reverse order of their opening. */
    @SuppressWarnings("CatchingUnchecked") // AutoCloseable declares Exception
    private static void close(Deque<AutoCloseable> parts) {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                LOG.warn("a part of the energy application does not close", e);
            }
        }
    }
}
