// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.smartplug.Relays.Pending;
import io.wattm2m.smartplug.Relays.Relay;
import io.wattm2m.smartplug.driver.Power;
import io.wattm2m.smartplug.driver.RelayEcho;
import io.wattm2m.smartplug.driver.SwitchCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Commands to plugs and what comes of them: the state of a relay changes only on the plug's echo. All calls for one
 * plug come in its lane, one by one.
 */
final class Switching {
    private static final String FAULT = "command";
    private final PlugResources resources;
    private final Addresses addresses;
    private final SmartPlugSettings settings;
    private final ApplianceRules rules;
    private final Wire wire;

    Switching(PlugResources resources, Addresses addresses, SmartPlugSettings settings, ApplianceRules rules,
            Wire wire) {
        this.resources = resources;
        this.addresses = addresses;
        this.settings = settings;
        this.rules = rules;
        this.wire = wire;
    }

    /** Carries out a command, unless it is too old or makes no sense; RequestFailure where the CSE refuses. */
    void command(Plug plug, CommandInstance instance) {
        if (!plug.relays().isNewCommand(instance.identifier())) {
            return;
        }
        plug.prepare(resources);
        Optional<String> fault = instance.fault().or(() -> tooOld(instance));
        if (fault.isPresent()) {
            fault(plug, instance.order().map(Order::outlet).orElse(""), fault.get());
            return;
        }
        Order order = instance.order().orElseThrow();
        List<String> outlets = order.outlet().isEmpty() ? plug.relays().outlets() : List.of(order.outlet());
        outlets.forEach(outlet -> begin(plug, outlet, order, instance));
    }

    /** Somebody has written the state of a switch: a command, unless the relay is in that state. */
    void written(Plug plug, CommandInstance instance) {
        plug.prepare(resources);
        Order order = instance.order().orElseThrow();
        Relay relay = plug.relays().at(order.outlet());
        if (relay.pending().isPresent() || !order.command().isMetBy(relay.power())) {
            command(plug, instance);
        }
    }

    /**
     * The plug tells the state of a relay; RequestFailure where the CSE refuses it.
     *
     * @param kept whether the broker has kept it from an earlier time, so that it answers nothing
     */
    void echo(Plug plug, RelayEcho echo, boolean kept) {
        plug.prepare(resources);
        Relay relay = plug.relays().at(echo.outlet());
        boolean answers = !kept && answers(relay.pending(), echo);
        if (!answers && relay.isNothingNew(echo)) {
            return;
        }
        if (answers) {
            relay.expectNothing();
        }
        relay.tell(echo, wire.now());
        String source = !echo.source().isEmpty() ? echo.source() : answers ? RelayEcho.REMOTE : "unknown";
        tell(plug, PlugMapping.state(PlugMapping.relay(plug.relays(), echo.outlet()), source, echo.timestampS()));
        plug.troubles().clear(FAULT + echo.outlet());
        wire.show(plug, echo.outlet());
    }

    /** The plug says that it does not do what it was told; RequestFailure where the CSE refuses. */
    void refused(Plug plug, String outlet, String reason) {
        Relay relay = plug.relays().at(outlet);
        if (relay.pending().isPresent()) {
            relay.expectNothing();
            fault(plug, outlet, "the plug refuses: " + reason);
        }
    }

    private void begin(Plug plug, String outlet, Order order, CommandInstance instance) {
        Relay relay = plug.relays().at(outlet);
        Optional<String> refusal =
                rules.refusal(() -> resources.labels(plug.deviceId()), order, relay, wire.now());
        if (refusal.isPresent()) {
            fault(plug, outlet, refusal.get());
            return;
        }
        tell(plug, PlugMapping.pending(PlugMapping.relay(plug.relays(), outlet), order.command(), wire.now()));
        // telling may have taken its time
        Optional<String> tooOld = tooOld(instance).or(() -> rules.tooMany(plug.relays(), wire.now()));
        if (tooOld.isPresent()) {
            fault(plug, outlet, tooOld.get());
            return;
        }
        Pending pending = new Pending(order.command());
        relay.expect(pending);
        wire.after(settings.answerWithin(), plug, () -> expire(plug, outlet, pending));
        wire.send(plug, outlet, wanted(order.command(), relay.power())).ifPresent(fault -> {
            relay.expectNothing();
            fault(plug, outlet, fault);
        });
    }

    /** What to send, first the command itself, then what it comes to where the dialect does not have it. */
    private static List<SwitchCommand> wanted(SwitchCommand command, Power power) {
        return command != SwitchCommand.TOGGLE || power == Power.UNKNOWN ? List.of(command)
                : List.of(command, power == Power.ON ? SwitchCommand.OFF : SwitchCommand.ON);
    }

    private void expire(Plug plug, String outlet, Pending pending) {
        Relay relay = plug.relays().at(outlet);
        if (relay.pending().filter(pending::equals).isPresent()) {
            relay.expectNothing();
            fault(plug, outlet, "no answer from the plug within " + written(settings.answerWithin())
                    + (plug.isOnline() ? "" : ": it is offline"));
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
                .filter(waiting -> waiting.command() != SwitchCommand.TOGGLE
                        || !echo.source().equals(RelayEcho.BUTTON))
                .isPresent();
    }

    private void fault(Plug plug, String outlet, String fault) {
        List<String> outlets = outlet.isEmpty() ? plug.relays().outlets() : List.of(outlet);
        tell(plug, PlugMapping.fault(PlugMapping.relay(plug.relays(), outlet), fault, wire.now()));
        outlets.forEach(each -> {
            plug.relays().at(each).fail();
            plug.troubles().set(FAULT + each, fault);
            wire.show(plug, each);
        });
    }

    private void tell(Plug plug, Content state) {
        resources.add(addresses.state(plug.deviceId()), state);
    }

    private static String written(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }

    /** The way to the plugs, the model of them, and the time. */
    interface Wire {

        /** Sends the first of these commands that the plug understands; why not, where none can be sent now. */
        Optional<String> send(Plug plug, String outlet, List<SwitchCommand> commands);

        /** Shows the state of a relay, and what is wrong with the plug, in the standard model. */
        void show(Plug plug, String outlet);

        /** Runs a task later, in the plug's lane. */
        void after(Duration delay, Plug plug, Runnable task);

        /** The time. */
        Instant now();
    }
}
