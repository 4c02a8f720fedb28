// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.cse.h2.FreshFile;
import io.wattm2m.cse.h2.OrderedFiles;
import io.wattm2m.cse.spi.Connection;
import io.wattm2m.cse.spi.General;
import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.energy.api.Household;
import io.wattm2m.energy.api.ResourceTree;
import io.wattm2m.energy.insight.Advice;
import io.wattm2m.energy.insight.AskedSwitch;
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
import io.wattm2m.energy.mca.Commands;
import io.wattm2m.energy.mca.HourlyResults;
import io.wattm2m.energy.mca.InstanceNames;
import io.wattm2m.energy.mca.PublishedResults;
import io.wattm2m.energy.mca.Registrar;
import io.wattm2m.energy.mca.ResultContainers;
import io.wattm2m.energy.mca.Telemetry;
import io.wattm2m.energy.measure.Channel;
import io.wattm2m.energy.measure.EnergyIntegrator;
import io.wattm2m.energy.measure.FedIn;
import io.wattm2m.energy.store.EnergyDatabase;
import io.wattm2m.energy.store.EnergyRecorder;
import io.wattm2m.energy.store.KeptHistory;
import io.wattm2m.energy.store.Retention;
import java.nio.file.Path;
import java.time.Clock;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * What everything else stands on. Immutable; its parts are thread-safe.
 *
 * @param folder of the application's files
 * @param custody what is kept, with what of it is sealed
 * @param recorder what writes readings there
 * @param registrar the application's requests to the CSE
 * @param commands to plugs
 * @param containers of what is published there
 * @param household the plugs, and what is known of them
 * @param leftovers of what is erased, in files
 */
record Ground(Path folder, Custody custody, EnergyRecorder recorder, Registrar registrar, Commands commands,
        ResultContainers containers, Household household, Leftovers leftovers) {
    private static final String AE_ID = "Cenergy";
    private static final String NAME = "energy";

    /** Opens what is kept, and begins to keep. */
    static Ground laid(ApplicationSettings all, General general, Connection connection, OpenParts parts) {
        EnergySettings settings = all.energy();
        Path folder = general.data().resolve(NAME);
        EnergyRecorder.Rules rules = rules(settings);
        EnergyDatabase database = parts.opened(database(settings, folder));
        Custody custody = new Custody(database, folder);
        Registrar registrar = new Registrar(connection.cse(), connection.registrar(), AE_ID);
        ResultContainers containers = new ResultContainers(registrar,
                new InstanceNames(custody.secret("instance-names")), settings.predictionRetention());
        HourPublisher publisher = new HourPublisher(new HourlyResults(registrar, containers), database, rules);
        EnergyRecorder recorder = parts.opened(new EnergyRecorder(database, rules, publisher::committed));
        parts.opened(publisher).start(recorder);
        PublishedResults results = new PublishedResults(registrar, containers);
        Commands commands = new Commands(registrar, settings.proxy());
        Devices devices = devices(recorder);
        Insight insight = new Joining(all, custody, commands, results, parts).insight(devices, recorder,
                new Telemetry(registrar, settings.proxy()));
        Household household = new Household(devices, database, switchboard(commands), Clock.systemUTC(), rules.zone(),
                settings.mostPoints(), insight,
                new ResourceTree(connection.cse(), connection.registrar(), settings.proxy()));
        return new Ground(folder, custody, recorder, registrar, commands, containers, household,
                new Leftovers(file(settings, folder), connection::leaveNothing));
    }

    /** What is published. */
    PublishedResults results() {
        return new PublishedResults(registrar, containers);
    }

    /** The database, for what is not personal. */
    EnergyDatabase database() {
        return custody.database();
    }

    private static EnergyDatabase database(EnergySettings settings, Path folder) {
        Channel.Kept kept = new Channel.Kept(settings.quarterHourRetention(), settings.environmentRetention());
        String url = url(settings, folder);
        file(settings, folder).filter(FreshFile::isWanted).ifPresent(file -> {
            EnergyDatabase.open(url, settings.lateReadings(), kept).close(); // settles what a crash has left
            file.renew();
        });
        return EnergyDatabase.open(url, settings.lateReadings(), kept);
    }

    private static Optional<FreshFile> file(EnergySettings settings, Path folder) {
        return settings.database().isEmpty() ? Optional.of(FreshFile.of(folder.resolve(NAME))) : Optional.empty();
    }

    private static EnergyRecorder.Rules rules(EnergySettings settings) {
        Retention retention = new Retention(settings.minuteRetention(), settings.quarterHourRetention(),
                settings.hourRetention(), settings.editRetention(), settings.lateData());
        return new EnergyRecorder.Rules(new EnergyIntegrator(settings.gap(), settings.highestPower()),
                settings.zoneId(), settings.lateReadings(), settings.commitInterval(), retention);
    }

    /** As they were last seen. */
    private static Devices devices(EnergyRecorder recorder) {
        Devices devices = new Devices();
        recorder.plugs().stream().filter(plug -> !FedIn.isMeter(plug.deviceId())).forEach(
                plug -> plug.window().latest().ifPresent(reading -> devices.recall(reading, plug.position())));
        return devices;
    }

    private static Switchboard switchboard(Commands commands) {
        return originator -> commands.as(originator)::power;
    }

    private static String url(EnergySettings settings, Path folder) {
        return settings.database().isEmpty()
                ? OrderedFiles.url(folder.resolve(NAME)) + ";DB_CLOSE_ON_EXIT=FALSE"
                : settings.database();
    }

    /** What insight is made of. */
    private record Joining(ApplicationSettings all, Custody custody, Commands commands,
            PublishedResults results, OpenParts parts) {

        Insight insight(Devices devices, EnergyRecorder recorder, Telemetry telemetry) {
            EnergyDatabase database = custody.database();
            Histories histories = new Histories(database, database::counterEdits, all.energy().zoneId());
            Outlets outlets = new Outlets(histories, database);
            ControlDesk desk = new ControlDesk(custody.memory(), all.control().terms(all.schedule().manualHold()));
            return new Insight(outlets, bills(histories, devices), new Forecasts(histories),
                    new AutoControl(desk, outlets, histories,
                            new AskedSwitch(commands::power, desk, Clock.systemUTC()), results::publish),
                    new KeptHistory(database, recorder, telemetry), new DeviceBook(database),
                    new VirtualMeters(database, database, all.energy().zoneId()),
                    new Advice(database, languageModel()));
        }

        private Bills bills(Histories histories, Devices devices) {
            try {
                return new Bills(histories, devices,
                        TariffFile.read(all.energy().tariffs(), all.schedule().calendar()::isHoliday),
                        all.energy().tariff());
            } catch (NoSuchElementException e) {
                throw new StartFailure("energy.tariff: " + e.getMessage(), e);
            }
        }

        private LanguageModel languageModel() {
            LanguageModelSettings settings = all.languageModel();
            return settings.url().isEmpty() ? LanguageModel.NONE : parts.opened(new RemoteLanguageModel(settings));
        }
    }
}
