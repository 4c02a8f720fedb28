// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import java.time.Duration;
import java.util.List;

/**
 * The section {@code smartplug}.
 *
 * @param broker the plugs' MQTT broker, e.g. {@code mqtt://192.168.0.2:1883}; empty for the one that the CSE names in
 *        its {@code poa}
 * @param user the user name at the broker, empty for none
 * @param password the password at the broker
 * @param readers the originators that may read all plugs, subscribe to them and switch them;
 *        those by default are the energy application and the people who may switch there
 * @param wardens the originators that may put plugs under other policies, as for the members of one home only
 * @param telemetryInstances how many readings of a plug the CSE keeps
 * @param telemetryAge how long the CSE keeps a reading
 * @param maxPlugs how many plugs there may be; what further ones send goes into quarantine
 * @param answerWithin how long a plug may take to echo a command
 * @param commandsValidFor after which time a command is not carried out any more
 */
public record SmartPlugSettings(String broker, String user, String password, List<String> readers,
        List<String> wardens, long telemetryInstances, Duration telemetryAge, int maxPlugs, Duration answerWithin,
        Duration commandsValidFor) {
    public static final SmartPlugSettings DEFAULTS = new SmartPlugSettings("", "", "",
            List.of("Cenergy", "Cenergy-owner-*", "Cenergy-member-*"), List.of("Cenergy"), 100_000, Duration.ofDays(30),
            10_000,
            Duration.ofSeconds(10), Duration.ofSeconds(30));

    public SmartPlugSettings {
        readers = List.copyOf(readers);
        wardens = List.copyOf(wardens);
        positive("telemetry-instances", telemetryInstances);
        positive("telemetry-age", telemetryAge.toSeconds());
        positive("max-plugs", maxPlugs);
        positive("answer-within", answerWithin.toMillis());
        positive("commands-valid-for", commandsValidFor.toMillis());
    }

    /** The same, with this user at this broker. */
    SmartPlugSettings withAccount(String newBroker, String newUser, String newPassword) {
        return new SmartPlugSettings(newBroker, newUser, newPassword, readers, wardens, telemetryInstances,
                telemetryAge, maxPlugs, answerWithin, commandsValidFor);
    }

    private static void positive(String key, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("smartplug." + key + " is not positive");
        }
    }
}
