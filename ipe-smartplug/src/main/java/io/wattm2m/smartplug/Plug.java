// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.smartplug.driver.Power;
import io.wattm2m.smartplug.driver.RelayEcho;
import io.wattm2m.smartplug.driver.SwitchCommand;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What the application remembers of one plug. {@link #recent} belongs to the lane of its readings, the relay to the
 * lane of its switching; whether its resources are there is for both.
 */
final class Plug {
    private static final int COMMANDS_REMEMBERED = 32;
    private final String deviceId;
    private final String dialect;
    private final RecentReadings recent = new RecentReadings();
    private final Queue<Incoming> incoming = new ConcurrentLinkedQueue<>();
    private final ReentrantLock preparing = new ReentrantLock();
    private final Deque<String> commands = new ArrayDeque<>();
    private Optional<Pending> pending = Optional.empty();
    private Optional<RelayEcho> lastEcho = Optional.empty();
    private volatile Power power = Power.UNKNOWN;
    private volatile Optional<String> subscription = Optional.empty();

    Plug(String deviceId, String dialect) {
        this.deviceId = deviceId;
        this.dialect = dialect;
    }

    String deviceId() {
        return deviceId;
    }

    String dialect() {
        return dialect;
    }

    /** The lane of its readings. */
    String telemetryLane() {
        return deviceId + "/" + Addresses.TELEMETRY;
    }

    /** The lane of its switching. */
    String stateLane() {
        return deviceId + "/" + Addresses.STATE;
    }

    RecentReadings recent() {
        return recent;
    }

    /** The readings that wait to be written. */
    Queue<Incoming> incoming() {
        return incoming;
    }

    /** Takes at most so many of the readings that wait. */
    List<Incoming> takeIncoming(int most) {
        List<Incoming> taken = new ArrayList<>();
        for (Incoming next = incoming.poll(); next != null; next = taken.size() < most ? incoming.poll() : null) {
            taken.add(next);
        }
        return taken;
    }

    /** Makes its resources unless they are there. */
    void prepare(PlugResources resources) {
        if (subscription.isPresent()) {
            return;
        }
        preparing.lock();
        try {
            makeUnlessThere(resources);
        } finally {
            preparing.unlock();
        }
    }

    private void makeUnlessThere(PlugResources resources) {
        if (subscription.isEmpty()) {
            String identifier = resources.prepare(deviceId, dialect);
            if (power == Power.UNKNOWN) {
                power = resources.lastPower(deviceId);
            }
            subscription = Optional.of(identifier);
        }
    }

    /** Its resources may be gone. */
    void forgetResources() {
        subscription = Optional.empty();
    }

    /** Whether this is the resource identifier of the subscription to its commands. */
    boolean isSubscribedBy(String identifier) {
        return subscription.filter(identifier::equals).isPresent();
    }

    /** The last known state of its relay. */
    Power power() {
        return power;
    }

    void power(Power told) {
        power = told;
    }

    /** The command that it has not answered yet. */
    Optional<Pending> pending() {
        return pending;
    }

    void expect(Pending command) {
        pending = Optional.of(command);
    }

    void expectNothing() {
        pending = Optional.empty();
    }

    /** Whether the plug's last echo was this very one: the broker may deliver it again. */
    boolean isRepeated(RelayEcho echo) {
        return lastEcho.filter(echo::equals).isPresent();
    }

    void remember(RelayEcho echo) {
        lastEcho = Optional.of(echo);
    }

    /** Whether this command is new: a notification may come twice, a toggle must not. */
    boolean isNewCommand(String resourceId) {
        if (commands.contains(resourceId)) {
            return false;
        }
        if (commands.size() == COMMANDS_REMEMBERED) {
            commands.removeFirst();
        }
        commands.addLast(resourceId);
        return true;
    }

    /** A command that waits for its echo; no two are the same. */
    static final class Pending {
        private final SwitchCommand command;

        Pending(SwitchCommand command) {
            this.command = command;
        }

        SwitchCommand command() {
            return command;
        }
    }
}
