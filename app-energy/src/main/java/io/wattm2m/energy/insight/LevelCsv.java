// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import io.wattm2m.energy.measure.Channel;
import io.wattm2m.energy.measure.Level;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What was measured around a household as text: a head line {@code time,temperature,humidity,…} with the labels of
 * {@link Channel}, then lines of local time or time with an offset, and numbers; what is not known is left empty. Pure.
 */
public final class LevelCsv {
    private LevelCsv() {}

    /**
     * The hours of a text.
     *
     * @param source whose they are
     * @throws IllegalArgumentException naming the line and what is wrong with it
     */
    public static List<Level> read(String text, String source, ZoneId zone) {
        List<String> lines = text.lines().toList();
        List<String> head = lines.isEmpty() ? List.of()
                : Arrays.stream(lines.getFirst().split(",")).map(String::strip).toList();
        if (head.size() < 2 || !head.getFirst().equalsIgnoreCase("time")) {
            throw new IllegalArgumentException("line 1: wanted is a head such as time,temperature,humidity");
        }
        List<Channel> channels = head.subList(1, head.size()).stream().map(LevelCsv::channel).toList();
        Map<String, Level> hours = new LinkedHashMap<>();
        for (int line = 1; line < lines.size(); line++) {
            if (!lines.get(line).isBlank()) {
                read(lines.get(line), line + 1, new Reader(source, channels, zone, hours));
            }
        }
        return List.copyOf(hours.values());
    }

    private static Channel channel(String name) {
        return Channel.of(name).filter(channel -> channel.kind() == Channel.Kind.ENVIRONMENT)
                .orElseThrow(() -> new IllegalArgumentException("line 1: there is no quantity '" + name + "', only "
                        + Channel.of(Channel.Kind.ENVIRONMENT).stream().map(Channel::label).toList()));
    }

    private static void read(String line, int number, Reader reader) {
        String[] columns = line.split(",", -1);
        try {
            Instant start = time(columns[0].strip(), reader.zone).truncatedTo(ChronoUnit.HOURS);
            for (int column = 1; column < columns.length && column <= reader.channels.size(); column++) {
                value(columns[column].strip()).ifPresent(reader.into(reader.channels.get(column - 1), start));
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "line " + number + ": '" + columns[0] + "' is not a time such as 2026-01-05T10:00", e);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("line " + number + ": not a number: " + e.getMessage(), e);
        }
    }

    private static Optional<Double> value(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        double value = Double.parseDouble(text);
        if (!Double.isFinite(value)) {
            throw new NumberFormatException(text);
        }
        return Optional.of(value);
    }

    private static Instant time(String text, ZoneId zone) {
        boolean hasOffset = text.endsWith("Z") || text.matches(".*[+-]\\d{2}:\\d{2}");
        return hasOffset ? OffsetDateTime.parse(text).toInstant() : LocalDateTime.parse(text).atZone(zone).toInstant();
    }

    private record Reader(String source, List<Channel> channels, ZoneId zone, Map<String, Level> hours) {
        Consumer<Double> into(Channel channel, Instant start) {
            return value -> hours.merge(channel + " " + start, Level.of(source, channel, start, value),
                    (known, added) -> known.plus(value));
        }
    }
}
