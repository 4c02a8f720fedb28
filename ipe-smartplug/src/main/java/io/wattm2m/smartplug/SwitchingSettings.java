// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of the section {@code smartplug} is about switching.
 *
 * @param commandsPerMinute how many commands a plug is sent within a minute at most
 * @param protectedClasses the classes of appliances that are not switched off unless it is forced
 * @param minimumTimes how long appliances stay on and off at least, {@code class=on/off} in seconds each
 */
public record SwitchingSettings(int commandsPerMinute, List<String> protectedClasses, List<String> minimumTimes) {
    private static final Pattern TIMES = Pattern.compile("([a-z0-9\\-]+)=(\\d{1,6})/(\\d{1,6})");
    public static final SwitchingSettings DEFAULTS = new SwitchingSettings(20,
            List.of("refrigerator", "freezer", "router", "medical", "nas"),
            List.of("air-conditioner=120/180", "heat-pump=300/300", "dehumidifier=120/180", "refrigerator=120/300",
                    "freezer=120/300", "washing-machine=0/10", "pc=0/10"));

    public SwitchingSettings {
        protectedClasses = List.copyOf(protectedClasses);
        minimumTimes = List.copyOf(minimumTimes);
        if (commandsPerMinute < 1) {
            throw new IllegalArgumentException("smartplug.commands-per-minute is not positive");
        }
        minimumTimes.forEach(times -> {
            if (!TIMES.matcher(times).matches()) {
                throw new IllegalArgumentException(
                        "smartplug.minimum-times has '" + times + "', not such as air-conditioner=120/180");
            }
        });
    }

    /** Those of a class. */
    Optional<MinimumTimes> minimumTimes(String appliance) {
        return minimumTimes.stream().map(TIMES::matcher).filter(Matcher::matches)
                .filter(times -> times.group(1).equals(appliance)).findFirst()
                .map(times -> new MinimumTimes(Duration.ofSeconds(Long.parseLong(times.group(2))),
                        Duration.ofSeconds(Long.parseLong(times.group(3)))));
    }

    /**
     * How long an appliance stays as it is at least.
     *
     * @param on when it is on
     * @param off when it is off
     */
    record MinimumTimes(Duration on, Duration off) {}
}
