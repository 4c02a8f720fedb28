// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.spi.Application;
import io.wattm2m.cse.spi.Connection;
import io.wattm2m.smartplug.driver.PlugDriver;
import io.wattm2m.smartplug.driver.PlugMessage;
import io.wattm2m.smartplug.mqtt.MqttGateway;
import io.wattm2m.smartplug.mqtt.MqttSession;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The interworking proxy entity: joins the plugs' broker and the registrar. {@link #start} and {@link #close} are
 * called by one thread; everything in between is thread-safe.
 */
public final class SmartPlugApplication implements Application {
    private static final Logger LOG = LoggerFactory.getLogger(SmartPlugApplication.class);
    private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(3);
    private final SmartPlugSettings settings;
    private final List<PlugDriver> drivers;
    private final Surroundings surroundings;
    private final Lanes lanes = new Lanes();
    private final Plugs plugs;
    private final Options options;
    private volatile MqttGateway gateway = new NoGateway();
    private volatile Optional<HttpIngest> ingest = Optional.empty();
    private volatile Optional<ModbusPolls> modbus = Optional.empty();
    private volatile Optional<Silence> silence = Optional.empty();
    private volatile Optional<Commands> remote = Optional.empty();
    private Optional<String> broker = Optional.empty();

    SmartPlugApplication(SmartPlugSettings settings, List<PlugDriver> drivers, Surroundings surroundings) {
        this(settings, Options.DEFAULTS, drivers, surroundings);
    }

    SmartPlugApplication(SmartPlugSettings settings, Options options, List<PlugDriver> drivers,
            Surroundings surroundings) {
        this.settings = settings;
        this.options = options;
        this.drivers = List.copyOf(drivers);
        this.surroundings = surroundings;
        this.plugs = new Plugs(settings.maxPlugs(), surroundings.clock());
    }

    @Override
    public void start(Connection connection) {
        Requests requests = new Requests(connection.cse(), Addresses.AE_ID, surroundings.pause());
        Addresses addresses = new Addresses(connection.registrar().name());
        String self = connection.registrar().id() + "/" + Addresses.AE_ID;
        PlugResources resources = new PlugResources(requests, addresses, settings, self);
        Announcements announcements = announcements();
        Model model = new Model(new ModelResources(requests, addresses, self), resources, options.model(),
                new Model.Stage(lanes, surroundings, plugs::count, announcements::shown));
        LiveWire wire = new LiveWire(drivers, () -> gateway, model, lanes, surroundings);
        Switching switching =
                new Switching(resources, addresses, settings, new ApplianceRules(options.switching()), wire);
        Updates updates = new Updates(wire, options.watch().updateWithin());
        Commands commands = new Commands(resources, plugs, lanes, switching, updates);
        remote = Optional.of(commands);
        URI pointOfAccess = connection.listen(Addresses.NAME,
                new CommandReceiver(commands::arrived, commands::written, commands::firmwareWritten, identifier -> plugs
                        .subscriptionEnded(identifier, plug -> lanes.submit(plug.stateLane(), () -> {
                            if (commands.isGone(plug)) {
                                announcements.removed(plug.deviceId());
                            }
                        }))));
        new Registration(requests, addresses, settings).register(pointOfAccess);
        // only a registered AE may read where the CSE has its broker
        broker = BrokerAddress.of(settings.broker(), () -> requests.retrieve(addresses.cse()));
        broker.ifPresent(url -> gateway = surroundings.gateways().apply(session(url, connection)));
        plugs.know(known(resources));
        Silence heeded = new Silence(plugs, model, surroundings, options.watch().silentAfter());
        silence = Optional.of(heeded);
        Intake.Desks desks = new Intake.Desks(new Telemetry(resources, addresses, model), switching, updates,
                new Quarantine(resources, addresses.quarantine(), surroundings.clock()), model, heeded, gateway);
        Intake intake = new Intake(drivers, plugs, lanes, desks, surroundings.clock());
        if (options.ingest().httpPort() >= 0) {
            ingest = Optional.of(new HttpIngest(options.ingest(), intake, surroundings.clock()));
        }
        modbus = Optional.of(new ModbusPolls(options.modbus(), intake, surroundings));
        open(intake, announcements);
        heeded.begin();
    }

    /** Where devices report over HTTP, if they may. */
    Optional<String> ingest() {
        return ingest.map(HttpIngest::url);
    }

    @Override
    public List<String> offers() {
        return broker.map(url -> List.of("plugs at " + url + ": "
                + String.join(", ", drivers.stream().map(PlugDriver::dialect).toList()))).orElse(List.of());
    }

    @Override
    public void close() {
        ingest.ifPresent(HttpIngest::close);
        modbus.ifPresent(ModbusPolls::close);
        silence.ifPresent(Silence::close);
        lanes.close();
        gateway.close();
    }

    /** Each with its dialect; without them, as many new plugs are taken as if there were none. */
    private Map<String, String> known(PlugResources resources) {
        Map<String, String> known = new HashMap<>();
        try {
            Stream.concat(drivers.stream().map(PlugDriver::dialect), Stream.of(ModbusPolls.DIALECT, "hardware"))
                    .forEach(dialect -> resources.known(dialect).forEach(deviceId -> known.put(deviceId, dialect)));
        } catch (RequestFailure failure) {
            LOG.warn("the plugs of earlier times cannot be discovered: {}", failure.text());
        }
        return known;
    }

    private Announcements announcements() {
        return new Announcements(options.announcement(), this::show,
                (deviceId, order) -> remote
                        .ifPresent(commands -> commands.told(deviceId, order, surroundings.clock().instant())));
    }

    /** What cannot be shown now is shown when the broker is back. */
    private void show(PlugMessage message) {
        CompletableFuture<Void> _ = gateway.publish(message);
    }

    private void open(Intake intake, Announcements announcements) {
        if (broker.isEmpty()) {
            LOG.warn("no plugs are heard: smartplug.broker is not set, and the CSE names no mqtt:// point of access");
            return;
        }
        List<String> topics = Stream.concat(drivers.stream().flatMap(driver -> driver.topics().stream()),
                announcements.topics().stream()).distinct().toList();
        FirstConnection listener = new FirstConnection(intake, announcements, new CountDownLatch(1));
        gateway.open(topics, listener);
        listener.await();
    }

    /** The broker keeps what arrives while the application is away, under a name that stays. */
    private MqttSession session(String url, Connection connection) {
        String clientId = "wattm2m-smartplug-" + connection.registrar().id().substring(1);
        MqttSession session = new MqttSession(url, clientId, true, settings.user(), settings.password());
        return connection.tls().map(tls -> session.with(tls.context().getSocketFactory())).orElse(session);
    }

    /** Tells when plugs are heard for the first time: what a plug says before that, nobody hears. */
    private record FirstConnection(Intake intake, Announcements announcements, CountDownLatch made)
        implements MqttGateway.Listener {

        @Override
        public void arrived(PlugMessage message, Runnable acknowledge) {
            if (announcements.take(message)) {
                acknowledge.run();
            } else {
                intake.arrived(message, acknowledge);
            }
        }

        @Override
        public void connected() {
            made.countDown();
            announcements.renew();
        }

        /** Not for long: a broker that is away is no reason not to start. */
        void await() {
            try {
                if (!made.await(CONNECTS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.debug("the plugs' broker does not answer yet");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
