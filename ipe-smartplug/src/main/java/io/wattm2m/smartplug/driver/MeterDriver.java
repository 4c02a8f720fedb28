// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import io.wattm2m.cse.codec.JsonDocuments;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The dialect {@code meter}: JSON objects at {@code energy/<deviceId>/data} and {@code energy/<deviceId>/state}, with
 * or without a slash at the beginning, commands at {@code energy/<deviceId>/command}. Immutable.
 */
public final class MeterDriver implements PlugDriver {
    private static final JsonDocuments JSON = new JsonDocuments();
    private final String root;
    private final Pattern form;

    /** Plugs below the topic {@code energy}. */
    public MeterDriver() {
        this("energy");
    }

    /** Plugs below this topic. */
    public MeterDriver(String root) {
        this.root = root;
        this.form = Pattern.compile("/?\\Q" + root + "\\E/([^/]*)/(data|state)");
    }

    @Override
    public String dialect() {
        return "meter";
    }

    @Override
    public List<String> topics() {
        return List.of(root + "/+/data", "/" + root + "/+/data", root + "/+/state", "/" + root + "/+/state");
    }

    @Override
    public List<PlugEvent> read(PlugMessage message, Instant arrival) {
        return Quarantined.unless(message, () -> events(message, arrival));
    }

    @Override
    public Optional<PlugMessage> command(String deviceId, String outlet, SwitchCommand command) {
        return Optional.of(
                new PlugMessage(root + "/" + deviceId + "/command", JSON.write(Map.of("power", command.written()))));
    }

    private List<PlugEvent> events(PlugMessage message, Instant arrival) {
        Matcher topic = form.matcher(message.topic());
        if (!topic.matches()) {
            throw new IllegalArgumentException("the topic is not " + root + "/<deviceId>/data or …/state");
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
