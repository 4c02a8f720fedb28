// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.production;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the meters of a household counted in the same time, in Wh, by the part they play. One thread.
 *
 * <p>Where the grid has a meter, consumption is what is left of production, import and discharge after export and
 * charging. Where it has none, consumption is the sum of what the consumers counted, and the grid gives what is missing
 * or takes what is left over.
 */
public final class Metered {
    private final Map<Part, Double> taken = new EnumMap<>(Part.class);
    private final Map<Part, Double> given = new EnumMap<>(Part.class);

    /** Counts what a device took and gave. */
    public void add(Part part, double takenWh, double givenWh) {
        taken.merge(part, takenWh, Double::sum);
        given.merge(part, givenWh, Double::sum);
    }

    /** Where the energy came from and went to. */
    public Flow flow(Instant start) {
        double produced = given(Part.SOLAR) + given(Part.SITE);
        double charged = taken(Part.BATTERY);
        double discharged = given(Part.BATTERY);
        if (taken.containsKey(Part.GRID)) {
            double consumed = produced + taken(Part.GRID) + discharged - given(Part.GRID) - charged;
            return new Flow(start, produced, charged, discharged, taken(Part.GRID), given(Part.GRID),
                    Math.max(0, consumed));
        }
        double consumed = taken(Part.CONSUMER) + taken(Part.SITE) + taken(Part.SOLAR);
        double missing = consumed + charged - produced - discharged;
        return new Flow(start, produced, charged, discharged, Math.max(0, missing), Math.max(0, -missing), consumed);
    }

    private double taken(Part part) {
        return taken.getOrDefault(part, 0.0);
    }

    private double given(Part part) {
        return given.getOrDefault(part, 0.0);
    }
}
