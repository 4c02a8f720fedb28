// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The dialect {@code homeassistant}: whatever announces itself to Home Assistant, at topics that it names itself. What
 * a driver of its own understands is left to that. Thread-safe; remembers what was announced.
 */
public final class HomeAssistantDriver implements PlugDriver {
    /** What this platform announces has this node in its topics: it is nothing to be heard. */
    public static final String OWN_NODE = "wattm2m";
    private final String prefix;
    private final Predicate<String> others;
    private final Entities entities = new Entities();

    /**
     * What announces itself below this topic, by default {@code homeassistant}.
     *
     * @param others which topics another dialect hears
     */
    public HomeAssistantDriver(String prefix, Predicate<String> others) {
        this.prefix = prefix;
        this.others = others;
    }

    @Override
    public String dialect() {
        return "homeassistant";
    }

    @Override
    public List<String> topics() {
        return List.of(prefix + "/+/+/config", prefix + "/+/+/+/config");
    }

    @Override
    public boolean hears(String topic) {
        return isConfig(topic) || !entities.at(topic).isEmpty();
    }

    @Override
    public List<PlugEvent> read(PlugMessage message, Instant arrival) {
        return Quarantined.unless(message, () -> isConfig(message.topic()) ? announced(message)
                : told(entities, message, arrival));
    }

    @Override
    public Optional<PlugMessage> command(String deviceId, String outlet, SwitchCommand command) {
        return entities.command(deviceId, outlet, command);
    }

    /** What the entities at a topic say. */
    static List<PlugEvent> told(Entities entities, PlugMessage message, Instant arrival) {
        return entities.at(message.topic()).stream().flatMap(entity -> entity
                .events(message, entities.outlet(entity), PlugTime.of(arrival)).stream()).toList();
    }

    private boolean isConfig(String topic) {
        return topic.startsWith(prefix + "/") && topic.endsWith("/config") && !topic.contains("/" + OWN_NODE + "/");
    }

    /** An empty message takes back what was announced at its topic. */
    private List<PlugEvent> announced(PlugMessage message) {
        if (message.size() == 0) {
            entities.put(message.topic(), List.of());
            return List.of();
        }
        DiscoveryConfig config = DiscoveryConfig.of(message);
        Optional<String> deviceId = config.deviceId();
        if (deviceId.isEmpty()) {
            return List.of();
        }
        List<Entity> told = config.entities(deviceId.get());
        if (told.isEmpty() || told.stream().anyMatch(this::isOfAnother)) {
            return List.of();
        }
        entities.put(message.topic(), told);
        return Stream.<PlugEvent>of(new Interest(told.stream().map(Entity::topic).distinct().toList()),
                config.info(deviceId.get())).toList();
    }

    private boolean isOfAnother(Entity entity) {
        return !(entity.role() instanceof Entity.Presence) && others.test(entity.topic());
    }
}
