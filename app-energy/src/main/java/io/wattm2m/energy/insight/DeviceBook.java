// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** What people have written down about plugs, and by which hardware address they know them. Thread-safe. */
public final class DeviceBook {
    private static final int MOST = 10_000;
    private static final String OWN = "device-book";
    private final Memory memory;
    private final Documents<Entry> entries;
    private final Documents<Own> own;
    private final Predicate<String> sees;

    public DeviceBook(Memory memory) {
        this(memory, deviceId -> true);
    }

    private DeviceBook(Memory memory, Predicate<String> sees) {
        this.memory = memory;
        this.entries = new Documents<>(memory, "device", Entry.class);
        this.own = new Documents<>(memory, OWN, Own.class);
        this.sees = sees;
    }

    /** The same book for somebody who sees some plugs only. */
    DeviceBook seenBy(Predicate<String> whatIsSeen) {
        return new DeviceBook(memory, whatIsSeen);
    }

    /** What tells the plugs of this installation from those of any other: drawn once, the same ever after. */
    public UUID installation() {
        synchronized (memory) {
            return own.find(OWN).orElseGet(() -> {
                Own drawn = new Own(UUID.randomUUID());
                own.keep(OWN, drawn);
                return drawn;
            }).id();
        }
    }

    /** All entries. */
    public List<Entry> all() {
        return entries.last("", MOST).stream().filter(entry -> sees.test(entry.deviceId())).toList();
    }

    public Optional<Entry> find(String deviceId) {
        return entries.find(deviceId).filter(entry -> sees.test(entry.deviceId()));
    }

    /** The id of the plug of this hardware address, however it is written; empty where nobody has entered it. */
    public Optional<String> withMac(String mac) {
        String wanted = normal(mac);
        return wanted.isEmpty() ? Optional.empty()
                : all().stream().filter(entry -> entry.mac().equals(wanted)).map(Entry::deviceId).findFirst();
    }

    /** Keeps an entry in the place of the plug's present one; IllegalArgumentException where there is no room. */
    public void keep(Entry entry) {
        if (!sees.test(entry.deviceId())) {
            throw new IllegalArgumentException(entry.deviceId() + " cannot be entered by you");
        }
        if (find(entry.deviceId()).isEmpty() && all().size() >= MOST) {
            throw new IllegalArgumentException("there are " + MOST + " entries, which is the most");
        }
        entries.keep(entry.deviceId(), entry);
    }

    /** Forgets an entry. */
    public void remove(String deviceId) {
        // names sort before themselves with anything behind
        memory.forget("device", deviceId, deviceId + "\0");
    }

    /** Small letters with colons, empty where it is no address. */
    private static String normal(String mac) {
        String digits = mac.toLowerCase(Locale.ROOT).replaceAll("[:.-]", "");
        return digits.matches("[0-9a-f]{12}") ? digits.replaceAll("(..)(?!$)", "$1:") : "";
    }

    private record Own(UUID id) {}

    /**
     * What is written about a plug. Immutable.
     *
     * @param deviceId the plug
     * @param mac its hardware address, {@code 02:00:5e:10:00:01}; empty where it is not known
     * @param name what people call it
     * @param location where it is
     */
    public record Entry(String deviceId, String mac, String name, String location) {
        private static final int LONGEST = 100;

        public Entry {
            requireNonNull(deviceId, "deviceId is null");
            String normal = normal(mac);
            require(mac.isEmpty() || !normal.isEmpty(), "mac '" + mac + "' is not one such as 02:00:5e:10:00:01");
            mac = normal;
            require(!deviceId.isBlank() && deviceId.length() <= LONGEST,
                    "deviceId has 1 to " + LONGEST + " characters");
            require(name.length() <= LONGEST && location.length() <= LONGEST,
                    "name and location have at most " + LONGEST + " characters");
        }

        private static void require(boolean holds, String otherwise) {
            if (!holds) {
                throw new IllegalArgumentException(otherwise);
            }
        }
    }
}
