// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.insight.Storage;
import io.wattm2m.energy.people.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What people write on a plug; what is null stays as it is, what is empty is taken off. Immutable.
 *
 * @param name what they call it
 * @param room where it is
 * @param deviceClass what it is, such as {@code refrigerator}: small letters, digits and hyphens
 * @param capacityKwh what a battery holds when full; 0 takes it off
 */
record Nameplate(@Nullable String name, @Nullable String room, @Nullable String deviceClass,
        @Nullable BigDecimal capacityKwh) {
    private static final int LONGEST = 64;
    private static final BigDecimal MOST_KWH = BigDecimal.valueOf(100_000);
    private static final Pattern CLASS = Pattern.compile("[a-z0-9-]{0,32}");

    Nameplate {
        requireText("name", name);
        requireText("room", room);
        if (deviceClass != null && !CLASS.matcher(deviceClass).matches()) {
            throw Refusal.malformed("deviceClass has small letters, digits and hyphens, 32 at most");
        }
        if (capacityKwh != null && (capacityKwh.signum() < 0 || capacityKwh.compareTo(MOST_KWH) > 0)) {
            throw Refusal.malformed("capacityKwh is 0 to " + MOST_KWH);
        }
        if (name == null && room == null && deviceClass == null && capacityKwh == null) {
            throw Refusal.malformed(
                    "wanted is {\"name\": …, \"room\": …, \"deviceClass\": …, \"capacityKwh\": …}, or one of them");
        }
    }

    /** What is written or taken off, without what it says: that may be private. */
    List<String> attributes() {
        Map<String, String> written = written();
        return written.keySet().stream().map(label -> label.substring(0, label.length() - 1)).toList();
    }

    /** The labels of a plug with this written on it; labels that say something else stay. */
    List<String> on(List<String> labels) {
        Map<String, String> written = written();
        List<String> all = new ArrayList<>(labels.stream()
                .filter(label -> written.keySet().stream().noneMatch(label::startsWith)).toList());
        written.forEach((key, value) -> {
            if (!value.isEmpty()) {
                all.add(key + value);
            }
        });
        return List.copyOf(all);
    }

    /** By the beginnings of labels. */
    private Map<String, String> written() {
        Map<String, String> written = new TreeMap<>();
        put(written, "name:", name);
        put(written, "room:", room);
        put(written, "class:", deviceClass);
        put(written, Storage.CAPACITY + ":", capacityKwh == null ? null
                : capacityKwh.signum() == 0 ? "" : capacityKwh.stripTrailingZeros().toPlainString());
        return written;
    }

    private static void put(Map<String, String> written, String key, @Nullable String value) {
        if (value != null) {
            written.put(key, value.strip());
        }
    }

    private static void requireText(String member, @Nullable String text) {
        if (text != null && (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl))) {
            throw Refusal.malformed(member + " has at most " + LONGEST + " characters, and no line breaks");
        }
    }
}
