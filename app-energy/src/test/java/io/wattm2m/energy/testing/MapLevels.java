// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.testing;

import io.wattm2m.energy.measure.Channel;
import io.wattm2m.energy.measure.Level;
import io.wattm2m.energy.measure.Levels;
import io.wattm2m.energy.measure.Rollups.Span;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** Hours of channels in memory. One thread. */
public final class MapLevels implements Levels {
    private final TreeMap<String, Level> levels = new TreeMap<>();

    @Override
    public List<Level> between(String deviceId, Channel channel, Span span) {
        return levels.values().stream()
                .filter(level -> level.deviceId().equals(deviceId) && level.channel() == channel)
                .filter(level -> isIn(level.start(), span)).toList();
    }

    @Override
    public List<Source> sources(Span span) {
        return levels.values().stream().filter(level -> isIn(level.start(), span))
                .map(level -> new Source(level.deviceId(), level.channel())).distinct().toList();
    }

    @Override
    public void keep(List<Level> hours) {
        hours.forEach(level -> levels.put(level.deviceId() + " " + level.channel() + " " + level.start(), level));
    }

    private static boolean isIn(Instant start, Span span) {
        return !start.isBefore(span.from()) && start.isBefore(span.to());
    }
}
