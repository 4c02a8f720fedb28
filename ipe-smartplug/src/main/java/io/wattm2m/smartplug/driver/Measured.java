// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A part of what a plug measures, or a sensor of the surroundings, to be laid over what it told before. Immutable.
 *
 * @param deviceId the plug
 * @param timestampS the time in seconds since 1970: the plug's own, or that of the arrival where its clock is of no use
 * @param parts what was measured, for each outlet
 * @param bySensor whether the device has no outlet at all, so that there is a reading without a power
 */
public record Measured(String deviceId, Number timestampS, List<Part> parts, boolean bySensor) implements PlugEvent {

    public Measured {
        DeviceIds.check(deviceId);
        requireNonNull(timestampS, "timestampS is null");
        parts = List.copyOf(parts);
    }

    /** What a plug measures. */
    public Measured(String deviceId, Number timestampS, List<Part> parts) {
        this(deviceId, timestampS, parts, false);
    }

    /** Whether it tells anything at all. */
    public boolean isEmpty() {
        return parts.stream().allMatch(part -> part.values().isEmpty() && part.withdrawn().isEmpty());
    }

    /**
     * What one outlet measured. Immutable.
     *
     * @param outlet the outlet as the dialect names it, {@link Outlets#WHOLE} for what concerns the plug as a whole
     * @param values in the units of {@link Quantity}
     * @param withdrawn what the outlet cannot tell any more
     */
    public record Part(String outlet, Map<Quantity, Double> values, Set<Quantity> withdrawn) {

        public Part {
            Outlets.check(outlet);
            values.forEach(Quantity::check);
            values = Map.copyOf(values);
            withdrawn = Set.copyOf(withdrawn);
        }

        /** What one outlet measured. */
        public Part(String outlet, Map<Quantity, Double> values) {
            this(outlet, values, Set.of());
        }
    }
}
