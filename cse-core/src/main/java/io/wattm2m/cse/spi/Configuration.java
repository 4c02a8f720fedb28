// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;

/**
 * The settings as they were given, read into records. A record of settings has a constant with the defaults; its
 * component {@code maxBody} in the section {@code http} is the key {@code http.max-body}, in the environment
 * {@code WATTM2M_HTTP_MAX_BODY}.
 *
 * <p>Thread-safe.
 */
public final class Configuration {
    private static final String PREFIX = "WATTM2M_";
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> known = new ConcurrentSkipListSet<>();

    /** A configuration of these sources, each key to value; later sources win. */
    @SafeVarargs
    public Configuration(Map<String, String>... sources) {
        for (Map<String, String> source : sources) {
            source.forEach((key, value) -> entries.put(canonical(key), new Entry(key, value)));
        }
        read("", General.DEFAULTS);
    }

    /** The settings that stand outside all sections. */
    public General general() {
        return read("", General.DEFAULTS);
    }

    /**
     * The settings of a section: each component from its key, or from the defaults.
     *
     * @throws StartFailure naming the key and what is wrong with its value
     */
    public <R extends Record> R read(String section, R defaults) {
        RecordComponent[] components = defaults.getClass().getRecordComponents();
        Object[] values = Arrays.stream(components).map(component -> value(section, component, defaults)).toArray();
        return construct(defaults, components, values);
    }

    /** Refuses keys that nobody has read a setting from; call it when everything is composed. */
    public void rejectUnknownKeys() {
        Set<String> canonical = known.stream().map(Configuration::canonical).collect(Collectors.toSet());
        entries.forEach((key, entry) -> {
            if (!canonical.contains(key)) {
                throw new StartFailure("unknown setting " + entry.key + "; did you mean " + nearest(key) + "?");
            }
        });
    }

    /** All keys that have been read so far, sorted. */
    public Set<String> knownKeys() {
        return new TreeSet<>(known);
    }

    private Object value(String section, RecordComponent component, Record defaults) {
        String key = (section.isEmpty() ? "" : section + ".") + kebab(component.getName());
        known.add(key);
        Entry entry = entries.get(canonical(key));
        try {
            return entry == null ? component.getAccessor().invoke(defaults) : Settings.parse(component, entry.value);
        } catch (IllegalArgumentException e) {
            throw new StartFailure("setting " + key + ": " + e.getMessage(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked") // the constructor is that of R
    private static <R extends Record> R construct(R defaults, RecordComponent[] components, Object[] values) {
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return (R) defaults.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new StartFailure("settings " + defaults.getClass().getSimpleName() + ": " + rootText(e), e);
        }
    }

    private static String rootText(Throwable e) {
        return e.getCause() == null ? String.valueOf(e.getMessage()) : rootText(e.getCause());
    }

    private String nearest(String key) {
        return known.stream().min(Comparator.comparingInt(candidate -> distance(canonical(candidate), key))).orElse("");
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /** A key without regard to case and to what joins its words, so that the environment can name it. */
    private static String canonical(String key) {
        String words = key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        return words.startsWith(PREFIX) ? words.substring(PREFIX.length()) : words;
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        List<Integer> row = new java.util.ArrayList<>();
        for (int j = 0; j <= b.length(); j++) {
            row.add(j);
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row.set(0, i);
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row.get(j);
                row.set(j, Math.min(change, Math.min(row.get(j), row.get(j - 1)) + 1));
            }
        }
        return row.getLast();
    }

    private record Entry(String key, String value) {}
}
