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
 * or without a slash at the beginning, commands at {@code energy/<deviceId>/command}. Whether the plug is there and
 * what firmware it has are at {@code availability} and {@code firmware}, where it has them. Immutable.
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
        this.form = Pattern.compile("/?\\Q" + root + "\\E/([^/]*)/(data|state|availability|firmware)");
    }

    @Override
    public String dialect() {
        return "meter";
    }

    @Override
    public List<String> topics() {
        return List.of(root + "/+/data", "/" + root + "/+/data", root + "/+/state", "/" + root + "/+/state",
                root + "/+/availability", root + "/+/firmware");
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

    @Override
    public List<PlugMessage> update(String deviceId, String url) {
        return List.of(new PlugMessage(root + "/" + deviceId + "/update", JSON.write(Map.of("url", url))));
    }

    private List<PlugEvent> events(PlugMessage message, Instant arrival) {
        Matcher topic = form.matcher(message.topic());
        if (!topic.matches()) {
            throw new IllegalArgumentException("the topic is not " + root + "/<deviceId>/data or …/state");
        }
        if (topic.group(2).equals("availability")) {
            return List.of(available(DeviceIds.check(topic.group(1)), message.text()));
        }
        MeterPayload payload = new MeterPayload(DeviceIds.check(topic.group(1)), arrival);
        Object document = JSON.read(message.payload());
        return switch (topic.group(2)) {
            case "state" -> List.of(payload.echo(document));
            case "firmware" -> payload.firmware(document);
            default -> document instanceof List<?> batch ? payload.readings(batch, message)
                    : List.of(payload.reading(document));
        };
    }

    private static PlugEvent available(String deviceId, String text) {
        if (!text.equals("online") && !text.equals("offline")) {
            throw new IllegalArgumentException("availability is neither online nor offline");
        }
        return new Availability(deviceId, text.equals("online"));
    }
}
