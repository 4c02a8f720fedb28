// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.smartplug.driver.Alarm;
import io.wattm2m.smartplug.driver.Availability;
import io.wattm2m.smartplug.driver.DeviceInfo;
import io.wattm2m.smartplug.driver.Inquiry;
import io.wattm2m.smartplug.driver.Interest;
import io.wattm2m.smartplug.driver.Measured;
import io.wattm2m.smartplug.driver.PlugDriver;
import io.wattm2m.smartplug.driver.PlugEvent;
import io.wattm2m.smartplug.driver.PlugMessage;
import io.wattm2m.smartplug.driver.Quarantined;
import io.wattm2m.smartplug.driver.Reading;
import io.wattm2m.smartplug.driver.Refusal;
import io.wattm2m.smartplug.driver.RelayEcho;
import io.wattm2m.smartplug.driver.UpdateProgress;
import io.wattm2m.smartplug.mqtt.MqttGateway;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the plugs' messages and sees each through to the CSE before it is acknowledged. What is on its way is bounded:
 * beyond that, the broker is held back. Thread-safe.
 */
final class Intake implements MqttGateway.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final int LARGEST_PAYLOAD = 256 * 1024;
    private static final int UNIT = 1024;
    private static final int UNITS_ON_THEIR_WAY = 8 * 1024;

    private final List<PlugDriver> drivers;
    private final Plugs plugs;
    private final Lanes lanes;
    private final Desks desks;
    private final Clock clock;
    private final Semaphore room = new Semaphore(UNITS_ON_THEIR_WAY);

    Intake(List<PlugDriver> drivers, Plugs plugs, Lanes lanes, Desks desks, Clock clock) {
        this.drivers = drivers;
        this.plugs = plugs;
        this.lanes = lanes;
        this.desks = desks;
        this.clock = clock;
    }

    @Override
    public void arrived(PlugMessage message, Runnable acknowledge) {
        Slip slip = slip(message, acknowledge);
        List<PlugDriver> hearing = drivers.stream().filter(driver -> driver.hears(message.topic())).toList();
        if (message.size() > LARGEST_PAYLOAD) {
            quarantine(Quarantined.of(message, "the payload has more than " + LARGEST_PAYLOAD + " bytes"),
                    new Origin("", message, slip::finish));
            return;
        }
        spread(hearing.stream().flatMap(driver -> driver.read(message, clock.instant()).stream()
                .map(event -> new Told(driver.dialect(), event))).toList(), message, slip);
    }

    /** Takes what a message says that came by another way. */
    void told(String dialect, List<PlugEvent> events, PlugMessage message, Runnable acknowledge) {
        Slip slip = slip(message, acknowledge);
        spread(events.stream().map(event -> new Told(dialect, event)).toList(), message, slip);
    }

    private Slip slip(PlugMessage message, Runnable acknowledge) {
        int units = Math.min(UNITS_ON_THEIR_WAY, 1 + message.size() / UNIT);
        room.acquireUninterruptibly(units);
        return new Slip(units, acknowledge);
    }

    private void spread(List<Told> events, PlugMessage message, Slip slip) {
        AtomicInteger open = new AtomicInteger(Math.max(1, events.size()));
        Runnable done = () -> {
            if (open.decrementAndGet() == 0) {
                slip.finish();
            }
        };
        if (events.isEmpty()) {
            done.run();
        }
        events.forEach(told -> place(told.event(), new Origin(told.dialect(), message, done)));
    }

    private void place(PlugEvent event, Origin origin) {
        switch (event) {
            case Reading reading -> toPlug(reading.deviceId(), origin, plug -> submit(plug, reading, origin));
            case Measured part -> toPlug(part.deviceId(), origin, plug -> {
                if (plug.measures(part.bySensor())) {
                    desks.model().troubles(plug);
                }
                submit(plug, part, origin);
            });
            case RelayEcho echo -> toPlug(echo.deviceId(), origin, plug -> submit(plug.stateLane(), origin,
                    () -> desks.switching().echo(plug, echo, origin.message().isRetained())));
            case Refusal refusal -> toPlug(refusal.deviceId(), origin, plug -> submit(plug.stateLane(), origin,
                    () -> desks.switching().refused(plug, refusal.outlet(), refusal.reason())));
            case Alarm alarm -> toPlug(alarm.deviceId(), origin, plug -> end(origin,
                    () -> desks.model().alarm(plug, alarm)));
            case DeviceInfo info -> toPlug(info.deviceId(), origin, plug -> end(origin,
                    () -> desks.model().info(plug, info)));
            case UpdateProgress progress -> toPlug(progress.deviceId(), origin, plug -> submit(plug.stateLane(), origin,
                    () -> desks.updates().progress(plug, progress, origin.message().isRetained())));
            case Availability availability -> end(origin, () -> plugs.findKnown(availability.deviceId())
                    .ifPresent(plug -> desks.availability(plug, availability.online())));
            case Inquiry inquiry -> end(origin, () -> desks.ask(inquiry.message()));
            case Interest interest -> end(origin, () -> desks.gateway().listen(interest.topics()));
            case Quarantined quarantined -> quarantine(quarantined, origin);
        }
    }

    private static void end(Origin origin, Runnable task) {
        task.run();
        origin.done().run();
    }

    private void toPlug(String deviceId, Origin origin, Consumer<Plug> task) {
        plugs.admit(deviceId, origin.dialect()).ifPresentOrElse(plug -> {
            if (!origin.message().isRetained()) {
                desks.silence().heard(plug);
            }
            task.accept(plug);
        },
                () -> quarantine(Quarantined.of(origin.message(), "there are too many plugs to take another"), origin));
    }

    /** Whoever finds the readings first takes all that are there; the others find nothing left to do. */
    private void submit(Plug plug, PlugEvent measured, Origin origin) {
        plug.incoming().add(new Incoming(measured, origin.message().isRetained(), origin.done(),
                reason -> quarantine(Quarantined.of(origin.message(), reason), origin)));
        lanes.submit(plug.telemetryLane(), () -> desks.telemetry().write(plug, plug.takeIncoming(Telemetry.WINDOW)));
    }

    private static Quarantined refused(Origin origin, RequestFailure refusal) {
        return Quarantined.of(origin.message(), "the CSE refuses it: " + refusal.text());
    }

    private void submit(String lane, Origin origin, Runnable task) {
        lanes.submit(lane, () -> {
            try {
                task.run();
            } catch (RequestFailure refusal) {
                quarantine(refused(origin, refusal), origin);
                return;
            } catch (IllegalArgumentException impossible) {
                quarantine(Quarantined.of(origin.message(), String.valueOf(impossible.getMessage())), origin);
                return;
            }
            origin.done().run();
        });
    }

    private void quarantine(Quarantined quarantined, Origin origin) {
        lanes.submit(Addresses.QUARANTINE, () -> {
            desks.quarantine().keep(quarantined);
            origin.done().run();
        });
    }

    /** Where events are dealt with. */
    record Desks(Telemetry telemetry, Switching switching, Updates updates, Quarantine quarantine, Model model,
            Silence silence, MqttGateway gateway) {

        /** A question that cannot be sent now is not sent at all: the plug will come online once more. */
        void ask(PlugMessage question) {
            if (gateway.publish(question).isCompletedExceptionally()) {
                LOG.debug("{} was not sent", question);
            }
        }

        void availability(Plug plug, boolean online) {
            plug.online(online);
            plug.troubles().set("offline", "the plug is offline", !online);
            model.troubles(plug);
        }
    }

    /** What a message says in one of the dialects. */
    private record Told(String dialect, PlugEvent event) {}

    /** Where an event comes from, and what to run when it is dealt with. */
    private record Origin(String dialect, PlugMessage message, Runnable done) {}

    /** What a message holds until all of it is dealt with. */
    private final class Slip {
        private final int units;
        private final Runnable acknowledge;

        Slip(int units, Runnable acknowledge) {
            this.units = units;
            this.acknowledge = acknowledge;
        }

        void finish() {
            acknowledge.run();
            room.release(units);
        }
    }
}
