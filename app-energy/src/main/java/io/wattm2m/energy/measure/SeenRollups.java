// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.measure;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The rollups of some plugs; of the others there are none. As safe for threads as what it shows.
 *
 * @param all the rollups of all
 * @param sees of which plugs
 */
public record SeenRollups(Rollups all, Predicate<String> sees) implements Rollups {

    @Override
    public List<Rollup> between(String deviceId, Resolution resolution, Span span, int limit) {
        return sees.test(deviceId) ? all.between(deviceId, resolution, span, limit) : List.of();
    }

    @Override
    public Map<String, Double> dayEnergyWh(Instant dayStart) {
        return all.dayEnergyWh(dayStart).entrySet().stream().filter(entry -> sees.test(entry.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
