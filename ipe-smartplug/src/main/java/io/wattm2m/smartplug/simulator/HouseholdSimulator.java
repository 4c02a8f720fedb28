// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.simulator;

import io.wattm2m.smartplug.driver.PlugMessage;
import io.wattm2m.smartplug.mqtt.MqttGateway;
import io.wattm2m.smartplug.mqtt.MqttSession;
import io.wattm2m.smartplug.mqtt.PahoGateway;
import io.wattm2m.smartplug.mqtt.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A household with a PC, a refrigerator, a coffee maker, a TV and a router, each on a plug that measures once a second,
 * tells its broker, obeys commands and echoes its state: what a real plug does, over real MQTT, with a connection each.
 *
 * <p>Thread-safe; {@link #start} begins once, {@link #close} ends it.
 */
public final class HouseholdSimulator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HouseholdSimulator.class);
    private final HouseholdSettings settings;
    private final Clock clock;
    private final Pause pause;
    private final Household household;
    private final Map<SimulatedPlug, MqttGateway> gateways = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Thread ticker = Thread.ofVirtual().name("household").unstarted(this::run);

    /**
     * A household that tells the broker at {@code brokerUrl}, e.g. {@code tcp://127.0.0.1:1883}.
     *
     * @param pause how it waits from one reading to the next
     */
    public HouseholdSimulator(String brokerUrl, HouseholdSettings settings, Clock clock, Pause pause) {
        this(MqttSession.passing(brokerUrl, "plug"), settings, clock, pause);
    }

    /** A household whose plugs connect as this session does, each under its own identifier behind that one. */
    public HouseholdSimulator(MqttSession session, HouseholdSettings settings, Clock clock, Pause pause) {
        this(settings, clock, pause,
                deviceId -> new PahoGateway(session.named(session.clientId() + "-" + deviceId), pause));
    }

    HouseholdSimulator(HouseholdSettings settings, Clock clock, Pause pause, Function<String, MqttGateway> gateways) {
        this.settings = settings;
        this.clock = clock;
        this.pause = pause;
        this.household = new Household(settings.seed(), settings.zone(), settings.mains());
        household.plugs().forEach(plug -> this.gateways.put(plug, gateways.apply(plug.deviceId())));
    }

    /** Connects the plugs and begins to measure; does not wait for the broker. */
    public void start() {
        gateways.forEach((plug, gateway) -> gateway.open(List.of(plug.commandTopic()), new Ear(plug)));
        ticker.start();
        LOG.info("simulates {} plugs", gateways.size());
    }

    /** The identifiers of its plugs. */
    public List<String> deviceIds() {
        return gateways.keySet().stream().map(SimulatedPlug::deviceId).toList();
    }

    /** Somebody presses the button of a plug; IllegalArgumentException where there is no such plug. */
    public void press(String deviceId) {
        SimulatedPlug pressed = gateways.keySet().stream().filter(plug -> plug.deviceId().equals(deviceId)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no plug " + deviceId));
        lock.lock();
        try {
            send(pressed, pressed.press(clock.instant()));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        ticker.interrupt();
        gateways.values().forEach(MqttGateway::close);
    }

    private void run() {
        try {
            Instant next = clock.instant();
            while (true) {
                tick();
                next = next.plus(settings.interval());
                Duration ahead = Duration.between(clock.instant(), next);
                if (ahead.isNegative()) {
                    // the machine has slept: no plug makes up for what it has not measured
                    next = clock.instant();
                } else {
                    pause.of(ahead);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("the household ends");
        }
    }

    private void tick() {
        lock.lock();
        try {
            List<PlugMessage> readings =
                    household.readings(clock.instant(), settings.interval().toMillis() / 1000.0);
            for (int i = 0; i < readings.size(); i++) {
                send(household.plugs().get(i), readings.get(i));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Like a plug without memory: what cannot be sent now is lost. */
    private void send(SimulatedPlug plug, PlugMessage message) {
        Optional.ofNullable(gateways.get(plug)).ifPresent(gateway -> {
            CompletableFuture<Void> _ = gateway.publish(message)
                    .whenComplete((sent, fault) -> LOG.trace("{} {}", message, fault == null ? "sent" : "lost"));
        });
    }

    /** A plug hears commands. */
    private final class Ear implements MqttGateway.Listener {
        private final SimulatedPlug plug;

        Ear(SimulatedPlug plug) {
            this.plug = plug;
        }

        @Override
        public void arrived(PlugMessage message, Runnable acknowledge) {
            lock.lock();
            try {
                plug.obey(message, clock.instant()).ifPresent(echo -> send(plug, echo));
            } finally {
                lock.unlock();
            }
            acknowledge.run();
        }

        @Override
        public void connected() {
            lock.lock();
            try {
                send(plug, plug.announcement(clock.instant()));
            } finally {
                lock.unlock();
            }
        }
    }
}
