// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.smartplug.driver.Quarantined;
import io.wattm2m.smartplug.driver.Reading;
import io.wattm2m.smartplug.driver.SwitchCommand;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What plugs tell as contents of content instances. Pure. */
final class PlugMapping {
    private static final String JSON = "application/json:0";

    private PlugMapping() {}

    /** A reading: {@code power} in W, {@code voltage} in V, {@code current} in A, {@code energy} in Wh; what it has. */
    static Content telemetry(Reading reading) {
        Map<String, Object> members = new LinkedHashMap<>();
        reading.voltageV().ifPresent(volts -> members.put("voltage", volts));
        reading.currentA().ifPresent(amperes -> members.put("current", amperes));
        reading.powerW().ifPresent(watts -> members.put("power", watts));
        reading.energyWh().ifPresent(wattHours -> members.put("energy", wattHours));
        members.put("timestamp", reading.timestampS());
        members.putAll(reading.further());
        return instance(members);
    }

    /** The relay is in this state, because of this. */
    static Content state(Map<String, Object> relay, String source, Number timestampS) {
        return instance(with(relay, "source", source, "timestamp", timestampS));
    }

    /** The state of a plug with one relay, or of several with the one that is concerned. */
    static Map<String, Object> relay(Relays relays, String outlet) {
        Map<String, Object> members = ordered("power", relays.power().written());
        if (relays.areSeveral()) {
            members.put("outlets", relays.written());
            if (!outlet.isEmpty()) {
                members.put("outlet", outlet);
            }
        }
        return members;
    }

    /** The relay was in this state when it was told this. */
    static Content pending(Map<String, Object> relay, SwitchCommand command, Instant now) {
        return instance(with(relay, "pending", command.written(), "timestamp", seconds(now)));
    }

    /** The relay is, as far as known, in this state, and a command was not carried out. */
    static Content fault(Map<String, Object> relay, String fault, Instant now) {
        return instance(with(relay, "fault", fault, "timestamp", seconds(now)));
    }

    /** A message that cannot be used. */
    static Content quarantined(Quarantined quarantined, Instant now) {
        Map<String, Object> members = ordered("topic", quarantined.topic(), "reason", quarantined.reason(), "payload",
                quarantined.payload());
        members.put("time", now.toString());
        return instance(members);
    }

    private static Content instance(Map<String, Object> content) {
        return new Content("m2m:cin", ordered("cnf", JSON, "con", content));
    }

    private static Number seconds(Instant now) {
        long milliseconds = now.toEpochMilli();
        return milliseconds % 1000 == 0 ? (Number) (milliseconds / 1000) : milliseconds / 1000.0;
    }

    private static Map<String, Object> with(Map<String, Object> members, Object... namesAndValues) {
        Map<String, Object> all = new LinkedHashMap<>(members);
        all.putAll(ordered(namesAndValues));
        return all;
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return members;
    }
}
