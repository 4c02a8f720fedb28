// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the written form of a setting into the type of its record component. */
final class Settings {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,12})\\s*(ms|s|min|h|d)");
    private static final Map<Class<?>, Function<String, Object>> READERS = Map.of(
            String.class, text -> text,
            int.class, Settings::integer,
            long.class, Long::valueOf,
            double.class, Double::valueOf,
            boolean.class, Settings::bool,
            Path.class, Path::of,
            Duration.class, Settings::duration,
            DataSize.class, DataSize::parse,
            List.class, Settings::list);

    private Settings() {}

    /** The value; IllegalArgumentException says what is wrong with the text. */
    static Object parse(RecordComponent component, String text) {
        Class<?> type = component.getType();
        if (type.isEnum()) {
            return constant(type, text);
        }
        Function<String, Object> reader = READERS.get(type);
        if (reader == null) {
            throw new IllegalStateException(component + " has a type that no setting can have");
        }
        return reader.apply(text.strip());
    }

    private static Object integer(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not a whole number", e);
        }
    }

    private static Object bool(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("'" + text + "' is neither true nor false");
        }
        return Boolean.valueOf(text);
    }

    private static Object duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a time such as 500 ms, 30 s, 5 min, 1 h, 7 d");
        }
        ChronoUnit unit = switch (matcher.group(2)) {
            case "ms" -> ChronoUnit.MILLIS;
            case "s" -> ChronoUnit.SECONDS;
            case "min" -> ChronoUnit.MINUTES;
            case "h" -> ChronoUnit.HOURS;
            default -> ChronoUnit.DAYS;
        };
        return Duration.of(Long.parseLong(matcher.group(1)), unit);
    }

    private static Object list(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(item -> !item.isEmpty()).toList();
    }

    private static Object constant(Class<?> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.toString().equalsIgnoreCase(text.replace('-', '_'))).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not one of "
                        + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT)));
    }
}
