// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.smartplug.SwitchingSettings.MinimumTimes;
import io.wattm2m.smartplug.driver.Power;
import io.wattm2m.smartplug.driver.SwitchCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** What may be switched, and how soon again: by the class of the appliance, the plug's label {@code class:}. Pure. */
final class ApplianceRules {
    private final SwitchingSettings settings;

    ApplianceRules(SwitchingSettings settings) {
        this.settings = settings;
    }

    /** Why an order is not carried out; empty where it is. */
    Optional<String> refusal(Supplier<Labels> labels, Order order, Relays.Relay relay, Instant now) {
        boolean switches = order.command() == SwitchCommand.TOGGLE || !order.command().isMetBy(relay.power());
        if (order.forced() || !switches) {
            return Optional.empty();
        }
        Optional<String> appliance = labels.get().get("class");
        return appliance.flatMap(name -> isProtected(name, order.command(), relay.power()).or(() -> settings
                .minimumTimes(name).flatMap(times -> tooSoon(name, times, relay, now))));
    }

    /** Why nothing more is sent; empty where it may be. */
    Optional<String> tooMany(Relays relays, Instant now) {
        return relays.mayBeSent(now, settings.commandsPerMinute()) ? Optional.empty()
                : Optional.of("there were " + settings.commandsPerMinute() + " commands within a minute");
    }

    private Optional<String> isProtected(String appliance, SwitchCommand command, Power power) {
        boolean off = command == SwitchCommand.OFF || command == SwitchCommand.TOGGLE && power != Power.OFF;
        return off && settings.protectedClasses().contains(appliance)
                ? Optional.of("a " + appliance + " is not switched off from afar unless it is forced")
                : Optional.empty();
    }

    private static Optional<String> tooSoon(String appliance, MinimumTimes times, Relays.Relay relay, Instant now) {
        Duration least = relay.power() == Power.ON ? times.on() : times.off();
        Instant soonest = relay.since().plus(least);
        return relay.power() == Power.UNKNOWN || !now.isBefore(soonest) ? Optional.empty()
                : Optional.of("a " + appliance + " stays " + relay.power().written() + " for at least "
                        + least.toSeconds() + " s, " + Duration.between(now, soonest).toSeconds() + " s more");
    }
}
