// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.exchange;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wattm2m.energy.measure.Rollup;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A quarter of an hour that goes out. Immutable.
 *
 * @param start its beginning
 * @param rollups what each device used, by device id
 */
record Bucket(Instant start, Map<String, Rollup> rollups) {
    private static final String TIME = "/time";
    private static final double MILLIONTHS = 1e6;

    /** The document that tells of it; what is not known of a device is left out. */
    JsonNode document(Mapping mapping) {
        ObjectNode document = (ObjectNode) mapping.frame();
        put(document, mapping.time() == null ? TIME : mapping.time(),
                JsonNodeFactory.instance.textNode(start.toString()));
        mapping.points().forEach(point -> Optional.ofNullable(rollups.get(point.deviceId()))
                .ifPresent(rollup -> put(document, point.pointer(), JsonNodeFactory.instance
                        .numberNode(value(point, rollup)))));
        return document;
    }

    private static double value(Point point, Rollup rollup) {
        double base = point.quantity() == Quantity.POWER ? rollup.meanW() : rollup.energyWh();
        return Math.round(point.quantity().in(point.unit(), base) * MILLIONTHS)
                / MILLIONTHS;
    }

    private static void put(ObjectNode document, String pointer, JsonNode value) {
        JsonPointer path = JsonPointer.compile(pointer);
        ObjectNode parent = path.head().matches() ? document : document.withObject(path.head());
        parent.set(path.last().getMatchingProperty(), value);
    }
}
