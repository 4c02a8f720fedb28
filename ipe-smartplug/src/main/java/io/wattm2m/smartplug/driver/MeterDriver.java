// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import io.wattm2m.cse.codec.JsonDocuments;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The dialect {@code meter}: JSON objects at {@code energy/<deviceId>/data} and {@code energy/<deviceId>/state}, with
 * or without a slash at the beginning, commands at {@code energy/<deviceId>/command}. Immutable.
 */
public final class MeterDriver implements PlugDriver {
    private static final Pattern TOPIC = Pattern.compile("/?energy/([^/]*)/(data|state)");
    private static final List<String> TOPICS =
            List.of("energy/+/data", "/energy/+/data", "energy/+/state", "/energy/+/state");
    private static final JsonDocuments JSON = new JsonDocuments();

    @Override
    public String dialect() {
        return "meter";
    }

    @Override
    public List<String> topics() {
        return TOPICS;
    }

    @Override
    public List<PlugEvent> read(PlugMessage message, Instant arrival) {
        try {
            return events(message, arrival);
        } catch (IllegalArgumentException | UncheckedIOException fault) {
            return List.of(Quarantined.of(message, String.valueOf(fault.getMessage())));
        }
    }

    @Override
    public PlugMessage command(String deviceId, SwitchCommand command) {
        return new PlugMessage("energy/" + deviceId + "/command", JSON.write(Map.of("power", command.written())));
    }

    private static List<PlugEvent> events(PlugMessage message, Instant arrival) {
        Matcher topic = TOPIC.matcher(message.topic());
        if (!topic.matches()) {
            throw new IllegalArgumentException("the topic is not energy/<deviceId>/data or …/state");
        }
        MeterPayload payload = new MeterPayload(DeviceIds.check(topic.group(1)), arrival);
        Object document = JSON.read(message.payload());
        if (topic.group(2).equals("state")) {
            return List.of(payload.echo(document));
        }
        return document instanceof List<?> batch ? payload.readings(batch, message)
                : List.of(payload.reading(document));
    }
}
