// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.mca;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.energy.measure.Rollup;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Publishes the energy of each completed hour of a plug as an instance in {@code energy/<deviceId>/hourly}, for other
 * applications to build on. Thread-safe.
 *
 * <p>An instance is named after its hour, so that publishing an hour again changes nothing.
 */
public final class HourlyResults {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'").withZone(ZoneOffset.UTC);
    private static final long KEPT = 24 * 40L;

    private final Set<String> prepared = ConcurrentHashMap.newKeySet();
    private final Registrar registrar;

    public HourlyResults(Registrar registrar) {
        this.registrar = registrar;
    }

    /** Publishes hours of one plug; RequestFailure where the CSE refuses it. */
    public void publish(String deviceId, List<Rollup> hours) {
        String container = prepare(deviceId);
        for (Rollup hour : hours) {
            registrar.createOnce(container, Registrar.CONTENT_INSTANCE, new Content("m2m:cin",
                    Map.of("rn", NAME.format(hour.start()), "con", document(hour))));
        }
    }

    private String prepare(String deviceId) {
        String own = registrar.address("energy");
        if (!prepared.contains(deviceId)) {
            registrar.createOnce(own, Registrar.CONTAINER, new Content("m2m:cnt", Map.of("rn", deviceId)));
            registrar.createOnce(own + "/" + deviceId, Registrar.CONTAINER,
                    new Content("m2m:cnt", Map.of("rn", "hourly", "mni", KEPT, "lbl", List.of("unit:Wh"))));
            prepared.add(deviceId);
        }
        return own + "/" + deviceId + "/hourly";
    }

    private static Map<String, Object> document(Rollup hour) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("start", hour.start().toString());
        document.put("energyWh", hour.energyWh());
        document.put("meanW", hour.meanW());
        document.put("minW", hour.lowestW());
        document.put("maxW", hour.highestW());
        document.put("coveredSeconds", hour.coveredSeconds());
        return document;
    }
}
