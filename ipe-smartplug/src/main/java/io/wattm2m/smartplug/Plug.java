// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.smartplug.driver.Power;
import io.wattm2m.smartplug.driver.RelayEcho;
import io.wattm2m.smartplug.driver.SwitchCommand;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What the application remembers of one plug. {@link #recent} belongs to the lane of its readings, the relay to the
 * lane of its switching; whether its resources are there is for both.
 */
final class Plug {
    private static final int COMMANDS_REMEMBERED = 32;
    private final String deviceId;
    private final String dialect;
    private final RecentReadings recent = new RecentReadings();
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

    /** Makes its resources unless they are there. */
    void prepare(PlugResources resources) {
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
