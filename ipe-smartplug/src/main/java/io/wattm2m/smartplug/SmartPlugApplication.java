// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.Application;
import io.wattm2m.cse.spi.Connection;
import io.wattm2m.smartplug.PlugResources.Owner;
import io.wattm2m.smartplug.driver.PlugDriver;
import io.wattm2m.smartplug.driver.PlugMessage;
import io.wattm2m.smartplug.driver.SwitchCommand;
import io.wattm2m.smartplug.mqtt.MqttGateway;
import io.wattm2m.smartplug.mqtt.MqttSession;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
    private final Deque<MqttGateway> gateway = new ArrayDeque<>();
    private Optional<String> broker = Optional.empty();

    SmartPlugApplication(SmartPlugSettings settings, List<PlugDriver> drivers, Surroundings surroundings) {
        this.settings = settings;
        this.drivers = List.copyOf(drivers);
        this.surroundings = surroundings;
        this.plugs = new Plugs(settings.maxPlugs());
    }

    @Override
    public void start(Connection connection) {
        Requests requests = new Requests(connection.cse(), Addresses.AE_ID, surroundings.pause());
        Addresses addresses = new Addresses(connection.registrar().name());
        PlugResources resources = new PlugResources(requests, addresses, settings,
                connection.registrar().id() + "/" + Addresses.AE_ID);
        Switching switching = new Switching(resources, addresses, settings, new LiveWire());
        Commands commands = new Commands(resources, switching);
        URI pointOfAccess = connection.listen(Addresses.NAME,
                new CommandReceiver(commands::arrived, plugs::subscriptionEnded));
        new Registration(requests, addresses, settings).register(pointOfAccess);
        // only a registered AE may read where the CSE has its broker
        broker = BrokerAddress.of(settings.broker(), () -> requests.retrieve(addresses.cse()));
        broker.ifPresent(url -> gateway.add(surroundings.gateways().apply(session(url, connection))));
        plugs.know(known(resources));
        Intake.Desks desks = new Intake.Desks(new Telemetry(resources, addresses), switching,
                new Quarantine(resources, addresses.quarantine(), surroundings.clock()));
        open(new Intake(drivers, plugs, lanes, desks, surroundings.clock()));
    }

    @Override
    public List<String> offers() {
        return broker.map(url -> List.of("smart plugs are heard at " + url + ", topics "
                + String.join(" ", drivers.stream().flatMap(driver -> driver.topics().stream()).toList())))
                .orElse(List.of());
    }

    @Override
    public void close() {
        lanes.close();
        gateway.forEach(MqttGateway::close);
    }

    /** Only for counting: without it, as many new plugs are taken as if there were none. */
    private List<String> known(PlugResources resources) {
        try {
            return resources.known(drivers.stream().map(PlugDriver::dialect).toList());
        } catch (RequestFailure failure) {
            LOG.warn("the plugs of earlier times cannot be discovered: {}", failure.text());
            return List.of();
        }
    }

    private void open(Intake intake) {
        if (gateway.isEmpty()) {
            LOG.warn("no plugs are heard: smartplug.broker is not set, and the CSE names no mqtt:// point of access");
            return;
        }
        List<String> topics = drivers.stream().flatMap(driver -> driver.topics().stream()).distinct().toList();
        FirstConnection listener = new FirstConnection(intake, new CountDownLatch(1));
        gateway.getFirst().open(topics, listener);
        listener.await();
    }

    /** The broker keeps what arrives while the application is away, under a name that stays. */
    private MqttSession session(String url, Connection connection) {
        String clientId = "wattm2m-smartplug-" + connection.registrar().id().substring(1);
        return new MqttSession(url, clientId, true, settings.user(), settings.password());
    }

    /** Tells when plugs are heard for the first time: what a plug says before that, nobody hears. */
    private record FirstConnection(Intake intake, CountDownLatch made) implements MqttGateway.Listener {

        @Override
        public void arrived(PlugMessage message, Runnable acknowledge) {
            intake.arrived(message, acknowledge);
        }

        @Override
        public void connected() {
            made.countDown();
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

    /** Brings commands into the lanes of their plugs. */
    private final class Commands {
        private final PlugResources resources;
        private final Switching switching;
        private final ConcurrentHashMap<String, Plug> byContainer = new ConcurrentHashMap<>();

        Commands(PlugResources resources, Switching switching) {
            this.resources = resources;
            this.switching = switching;
        }

        void arrived(CommandInstance command) {
            lanes.submit("commands in " + command.container(), () -> owner(command.container()).ifPresent(
                    plug -> lanes.submit(plug.stateLane(), () -> carryOut(plug, command))));
        }

        private Optional<Plug> owner(String container) {
            Optional<Plug> plug = Optional.ofNullable(byContainer.get(container));
            if (plug.isPresent()) {
                return plug;
            }
            try {
                Owner owner = resources.ownerOf(container);
                Optional<Plug> admitted = plugs.admit(owner.deviceId(), owner.dialect());
                admitted.ifPresent(known -> byContainer.put(container, known));
                return admitted;
            } catch (RequestFailure failure) {
                LOG.warn("a command in {} is for no plug: {}", container, failure.text());
                return Optional.empty();
            }
        }

        private void carryOut(Plug plug, CommandInstance command) {
            try {
                switching.command(plug, command);
            } catch (RequestFailure failure) {
                if (failure.status() == ResponseStatusCode.NOT_FOUND) {
                    plug.forgetResources();
                }
                LOG.warn("the CSE refuses the state of {}: {}", plug.deviceId(), failure.text());
            }
        }
    }

    /** The way to the plugs through the gateway. */
    private final class LiveWire implements Switching.Wire {

        @Override
        public boolean send(Plug plug, SwitchCommand command) {
            Optional<PlugDriver> driver =
                    drivers.stream().filter(candidate -> candidate.dialect().equals(plug.dialect())).findFirst();
            return driver.isPresent() && !gateway.isEmpty() && !gateway.getFirst()
                    .publish(driver.get().command(plug.deviceId(), command)).isCompletedExceptionally();
        }

        @Override
        public void after(Duration delay, Plug plug, Runnable task) {
            surroundings.timer().after(delay, () -> lanes.submit(plug.stateLane(), task));
        }

        @Override
        public Instant now() {
            return surroundings.clock().instant();
        }
    }
}
