// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.smartplug.Plug.Pending;
import io.wattm2m.smartplug.driver.RelayEcho;
import io.wattm2m.smartplug.driver.SwitchCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Commands to plugs and what comes of them: the state of a relay changes only on the plug's echo. All calls for one
 * plug come in its lane, one by one.
 */
final class Switching {
    private static final String REMOTE = "remote";
    private final PlugResources resources;
    private final Addresses addresses;
    private final SmartPlugSettings settings;
    private final Wire wire;

    Switching(PlugResources resources, Addresses addresses, SmartPlugSettings settings, Wire wire) {
        this.resources = resources;
        this.addresses = addresses;
        this.settings = settings;
        this.wire = wire;
    }

    /** Carries out a command, unless it is too old or makes no sense; RequestFailure where the CSE refuses. */
    void command(Plug plug, CommandInstance instance) {
        if (!plug.isNewCommand(instance.resourceId())) {
            return;
        }
        plug.prepare(resources);
        Optional<String> fault = instance.fault().or(() -> tooOld(instance));
        if (fault.isPresent()) {
            fault(plug, fault.get());
            return;
        }
        begin(plug, instance, instance.command().orElseThrow());
    }

    /** The plug tells the state of its relay; RequestFailure where the CSE refuses it. */
    void echo(Plug plug, RelayEcho echo) {
        plug.prepare(resources);
        boolean answers = answers(plug.pending(), echo);
        if (!answers && plug.isRepeated(echo)) {
            return;
        }
        if (answers) {
            plug.expectNothing();
        }
        plug.power(echo.power());
        String source = !echo.source().isEmpty() ? echo.source() : answers ? REMOTE : "unknown";
        tell(plug, PlugMapping.state(echo.power(), source, echo.timestampS()));
        plug.remember(echo);
    }

    private void begin(Plug plug, CommandInstance instance, SwitchCommand command) {
        tell(plug, PlugMapping.pending(plug.power(), command, wire.now()));
        // telling may have taken its time
        Optional<String> tooOld = tooOld(instance);
        if (tooOld.isPresent()) {
            fault(plug, tooOld.get());
            return;
        }
        Pending pending = new Pending(command);
        plug.expect(pending);
        wire.after(settings.answerWithin(), plug, () -> expire(plug, pending));
        if (!wire.send(plug, command)) {
            plug.expectNothing();
            fault(plug, "there is no connection to the broker");
        }
    }

    private void expire(Plug plug, Pending pending) {
        if (plug.pending().filter(pending::equals).isPresent()) {
            plug.expectNothing();
            fault(plug, "no answer from the plug within " + written(settings.answerWithin()));
        }
    }

    /** A command that comes late would switch like a ghost. */
    private Optional<String> tooOld(CommandInstance instance) {
        Instant ends = instance.created().plus(settings.commandsValidFor());
        return wire.now().isAfter(ends) ? Optional.of(
                "the command is older than " + written(settings.commandsValidFor()) + " and was not carried out")
                : Optional.empty();
    }

    /** A button that is pressed meanwhile is no answer, unless it happens to do the same. */
    private static boolean answers(Optional<Pending> pending, RelayEcho echo) {
        return pending.filter(waiting -> waiting.command().isMetBy(echo.power()))
                .filter(waiting -> waiting.command() != SwitchCommand.TOGGLE || !echo.source().equals("button"))
                .isPresent();
    }

    private void fault(Plug plug, String fault) {
        tell(plug, PlugMapping.fault(plug.power(), fault, wire.now()));
    }

    private void tell(Plug plug, Content state) {
        resources.add(addresses.state(plug.deviceId()), state);
    }

    private static String written(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }

    /** The way to the plugs and the time. */
    interface Wire {

        /** Sends a command; false where it cannot be sent now. */
        boolean send(Plug plug, SwitchCommand command);

        /** Runs a task later, in the plug's lane. */
        void after(Duration delay, Plug plug, Runnable task);

        /** The time. */
        Instant now();
    }
}
