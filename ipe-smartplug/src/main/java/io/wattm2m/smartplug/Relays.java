// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.smartplug.driver.Outlets;
import io.wattm2m.smartplug.driver.Power;
import io.wattm2m.smartplug.driver.RelayEcho;
import io.wattm2m.smartplug.driver.SwitchCommand;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The relays of one plug, by their outlets. What waits and what was is for the lane of its switching alone. */
final class Relays {
    private static final int COMMANDS_REMEMBERED = 32;
    private static final int MOST_OUTLETS = 16;
    private final Map<String, Relay> relays = new ConcurrentSkipListMap<>();
    private final Deque<String> commands = new ArrayDeque<>();
    private final Deque<Instant> sent = new ArrayDeque<>();

    /** The relay of an outlet; IllegalArgumentException where there are too many. */
    Relay at(String outlet) {
        if (relays.size() >= MOST_OUTLETS && !relays.containsKey(outlet)) {
            throw new IllegalArgumentException("the plug has more than " + MOST_OUTLETS + " outlets");
        }
        return relays.computeIfAbsent(outlet, any -> new Relay());
    }

    /** The outlets whose relays are known, the only one where none is yet. */
    List<String> outlets() {
        return relays.isEmpty() ? List.of(Outlets.ONLY) : List.copyOf(relays.keySet());
    }

    /** Whether the outlets have to be told apart. */
    boolean areSeveral() {
        return relays.size() > 1 || !relays.isEmpty() && !relays.containsKey(Outlets.ONLY);
    }

    /** ON if any lets power through, UNKNOWN if nothing is known of any. */
    Power power() {
        return relays.values().stream().map(Relay::power).reduce(Power.UNKNOWN,
                (some, other) -> some == Power.ON || other == Power.UNKNOWN ? some : other);
    }

    /** Each outlet's power as it is written. */
    Map<String, Object> written() {
        Map<String, Object> written = new LinkedHashMap<>();
        relays.forEach((outlet, relay) -> written.put(outlet, relay.power().written()));
        return written;
    }

    /** Goes on from a state that was told before, unless the plug has told one itself. */
    void resume(Map<String, Object> state, Instant since) {
        if (power() != Power.UNKNOWN) {
            return;
        }
        if (state.get("outlets") instanceof Map<?, ?> each) {
            each.forEach((outlet, power) -> at(String.valueOf(outlet)).resume(Power.of(String.valueOf(power)), since));
        } else if (state.get("power") instanceof String power) {
            at(Outlets.ONLY).resume(Power.of(power), since);
        }
    }

    /** Whether this command is new: a notification may come twice, a toggle must not. */
    boolean isNewCommand(String identifier) {
        if (commands.contains(identifier)) {
            return false;
        }
        if (commands.size() == COMMANDS_REMEMBERED) {
            commands.removeFirst();
        }
        commands.addLast(identifier);
        return true;
    }

    /** Counts a command that is about to be sent; false where there were as many within the minute. */
    boolean mayBeSent(Instant now, int mostAMinute) {
        while (!sent.isEmpty() && !sent.getFirst().isAfter(now.minusSeconds(60))) {
            sent.removeFirst();
        }
        if (sent.size() >= mostAMinute) {
            return false;
        }
        sent.addLast(now);
        return true;
    }

    /** The relay of one outlet. */
    static final class Relay {
        private volatile Power power = Power.UNKNOWN;
        private Instant since = Instant.EPOCH;
        private Optional<Pending> pending = Optional.empty();
        private Optional<RelayEcho> lastEcho = Optional.empty();
        private boolean faulty;

        /** Its last known state. */
        Power power() {
            return power;
        }

        /** Since when it has that. */
        Instant since() {
            return since;
        }

        /** The plug has told it. */
        void tell(RelayEcho echo, Instant now) {
            if (power != echo.power()) {
                since = now;
            }
            power = echo.power();
            lastEcho = Optional.of(echo);
            faulty = false;
        }

        /** Whether an echo tells nothing new: plugs tell their state every now and then, and brokers tell twice. */
        boolean isNothingNew(RelayEcho echo) {
            return lastEcho.filter(echo::equals).isPresent()
                    || !faulty && power == echo.power() && pending.isEmpty();
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

        /** A command was not carried out. */
        void fail() {
            faulty = true;
        }

        private void resume(Power told, Instant when) {
            power = told;
            since = when;
        }
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
