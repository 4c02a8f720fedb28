// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.live;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;

/**
 * What a plug or sensor tells of its surroundings. Immutable.
 *
 * @param temperature in degrees Celsius
 * @param humidity relative, in per cent
 * @param brightness in lux, or as the sensor tells it
 * @param co2 in ppm
 * @param airQuality an index as the sensor tells it
 */
public record Environment(OptionalDouble temperature, OptionalDouble humidity, OptionalDouble brightness,
        OptionalDouble co2, OptionalDouble airQuality) {
    /** Nothing is told. */
    public static final Environment UNKNOWN =
            new Environment(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(),
                    OptionalDouble.empty(), OptionalDouble.empty());

    public Environment {
        requireNonNull(temperature, "temperature is null");
        requireNonNull(humidity, "humidity is null");
        requireNonNull(brightness, "brightness is null");
        requireNonNull(co2, "co2 is null");
        requireNonNull(airQuality, "airQuality is null");
    }
}
