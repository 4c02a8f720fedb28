// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.smartplug.Announcement.Kind;
import io.wattm2m.smartplug.driver.PlugMessage;
import io.wattm2m.smartplug.driver.SwitchCommand;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows Home Assistant what the standard model shows: plugs announce themselves by MQTT discovery, retained, and are
 * switched there as anywhere else. Thread-safe; sends and does not wait.
 */
final class Announcements {
    private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);
    private static final Map<Kind, String> MEASURED = Map.of(Kind.POWER, "power", Kind.ENERGY, "abECn", Kind.VOLTAGE,
            "volte", Kind.CURRENT, "currt");
    private final AnnouncementSettings settings;
    private final Consumer<PlugMessage> broker;
    private final BiConsumer<String, Order> commands;
    /** What was told of each plug: by topic, in an order in which a configuration comes before its states. */
    private final Map<String, Map<String, String>> told = new ConcurrentHashMap<>();

    /**
     * Those of plugs whose dialect is to be announced.
     *
     * @param broker takes what is to be sent
     * @param commands takes what a plug is told to do
     */
    Announcements(AnnouncementSettings settings, Consumer<PlugMessage> broker, BiConsumer<String, Order> commands) {
        this.settings = settings;
        this.broker = broker;
        this.commands = commands;
    }

    /** What has to be listened to. */
    List<String> topics() {
        return settings.announcedDialects().isEmpty() ? List.of()
                : List.of(status(), Announcement.commands());
    }

    /** Takes a message, if it is from Home Assistant. */
    boolean take(PlugMessage message) {
        if (settings.announcedDialects().isEmpty()) {
            return false;
        }
        if (message.topic().equals(status())) {
            renew(message.text());
            return true;
        }
        Optional<Announcement> outlet = Announcement.switchedAt(message.topic());
        outlet.ifPresent(known -> order(known, message));
        return outlet.isPresent();
    }

    /** This is in the standard model now. */
    void shown(Plug plug, ModelPart part, Map<String, Object> attributes) {
        if (!settings.announcedDialects().contains(plug.dialect())) {
            return;
        }
        Announcement announcement = new Announcement(settings.discoveryTopic(), plug.deviceId(), part.outlet());
        switch (part.root()) {
            case "cod:eneCn" -> meter(plug, announcement, attributes);
            case ModelPart.SWITCH -> relay(plug, announcement, attributes);
            case "cod:fauDn" -> available(plug, announcement);
            default -> {
                // there is no entity for it
            }
        }
    }

    /** A plug is no more. */
    void removed(String deviceId) {
        Optional.ofNullable(told.remove(deviceId))
                .ifPresent(topics -> topics.keySet().forEach(topic -> send(topic, "")));
    }

    /** Tells everything once more. */
    void renew() {
        told.values().forEach(topics -> topics.forEach(this::send));
    }

    private void renew(String status) {
        if (status.equals("online")) {
            renew();
        }
    }

    /** A command that the broker has kept would switch like a ghost. */
    private void order(Announcement outlet, PlugMessage message) {
        String payload = message.text().toLowerCase(Locale.ROOT);
        if (message.isRetained() || !payload.equals("on") && !payload.equals("off")) {
            LOG.debug("at {} only ON and OFF are taken, and nothing that was kept", message.topic());
            return;
        }
        commands.accept(outlet.deviceId(), new Order(SwitchCommand.of(payload), outlet.outlet(), false));
    }

    private void meter(Plug plug, Announcement announcement, Map<String, Object> attributes) {
        Map<Kind, Object> values = new EnumMap<>(Kind.class);
        MEASURED.forEach((kind, name) -> Optional.ofNullable(attributes.get(name))
                .filter(value -> kind != Kind.ENERGY || !value.equals(0.0))
                .ifPresent(value -> values.put(kind, value)));
        values.keySet().forEach(kind -> announce(plug, announcement, kind));
        tell(plug, announcement.meterTopic(), Announcement.meter(values));
    }

    private void relay(Plug plug, Announcement announcement, Map<String, Object> attributes) {
        announce(plug, announcement, Kind.RELAY);
        tell(plug, announcement.relayTopic(), Boolean.TRUE.equals(attributes.get("state")) ? "ON" : "OFF");
    }

    private void announce(Plug plug, Announcement announcement, Kind kind) {
        tell(plug, announcement.configTopic(kind), announcement.config(kind, plug.facts()));
        available(plug, announcement);
    }

    private void available(Plug plug, Announcement announcement) {
        tell(plug, announcement.availabilityTopic(), plug.isOnline() ? "online" : "offline");
    }

    private void tell(Plug plug, String topic, String payload) {
        Map<String, String> topics =
                told.computeIfAbsent(plug.deviceId(), any -> new ConcurrentSkipListMap<>());
        if (!payload.equals(topics.put(topic, payload))) {
            send(topic, payload);
        }
    }

    private void send(String topic, String payload) {
        broker.accept(PlugMessage.of(topic, payload).asRetained());
    }

    private String status() {
        return settings.discoveryTopic() + "/status";
    }
}
