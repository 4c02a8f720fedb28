// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.greenbutton;

import io.wattm2m.energy.greenbutton.Metered.Direction;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;

/** Files of meters that are known by their numbers. */
public final class GreenButtonFile {
    private static final UUID INSTALLATION = new UUID(1, 2);

    private GreenButtonFile() {}

    /** The file; what is fed in right after what was taken, of the same title, is of one and the same point. */
    public static byte[] of(ZoneId zone, List<Metered> meters, Instant now) {
        SequencedMap<String, List<Metered>> points = new LinkedHashMap<>();
        for (Metered meter : meters) {
            if (points.isEmpty() || !areOne(points.lastEntry().getValue(), meter)) {
                points.put(String.valueOf(points.size()), new ArrayList<>());
            }
            points.lastEntry().getValue().add(meter);
        }
        return new GreenButtonWriter(zone, INSTALLATION).write(points, now);
    }

    private static boolean areOne(List<Metered> point, Metered next) {
        return point.size() == 1 && point.getFirst().title().equals(next.title())
                && point.getFirst().direction() == Direction.TAKEN && next.direction() == Direction.FED_IN;
    }
}
