// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.smartplug.driver.DeviceInfo.Fact;
import io.wattm2m.smartplug.driver.Outlets;
import io.wattm2m.smartplug.driver.Quantity;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is known of a plug as attributes of the standard model (TS-0023, and TS-0001 Annex D). Pure. */
final class ModelMapping {
    private static final Map<Quantity, String> CONSUMPTION = Map.of(Quantity.POWER, "power", Quantity.ENERGY, "abECn",
            Quantity.VOLTAGE, "volte", Quantity.CURRENT, "currt", Quantity.FREQUENCY, "freqy");
    private static final String UNKNOWN = "unknown";
    private static final long NORMAL = 1;
    private static final long LOW = 5;
    private static final double LOW_BATTERY = 15;

    private ModelMapping() {}

    /** The parts that show what is measured. */
    static Map<ModelPart, Map<String, Object>> measured(Picture picture, ModelPart.Of parts) {
        Map<ModelPart, Map<String, Object>> shown = new LinkedHashMap<>();
        picture.outlets().forEach((outlet, values) -> {
            if (outlet.equals(Outlets.WHOLE)) {
                whole(values, parts, shown);
            } else {
                Map<String, Object> consumption = consumption(values);
                if (consumption.size() > 1) {
                    boolean derived = picture.isDerived(outlet) && values.containsKey(Quantity.ENERGY);
                    shown.put(parts.consumption(outlet, derived), consumption);
                }
                if (values.containsKey(Quantity.RETURNED_ENERGY)) {
                    shown.put(parts.generation(outlet), generation(values));
                }
            }
        });
        return shown;
    }

    /** What is wrong with a plug. */
    static Map<String, Object> faults(String text) {
        return Map.of("sus", !text.isEmpty(), "dc", text);
    }

    /** The attributes of its deviceInfo that never change. */
    static Map<String, Object> made(Map<Fact, String> facts, String dialect) {
        return Map.of("man", facts.getOrDefault(Fact.MANUFACTURER, UNKNOWN), "mod",
                facts.getOrDefault(Fact.MODEL, dialect));
    }

    /** The others. */
    static Map<String, Object> device(Map<Fact, String> facts, String deviceId) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("dlb", deviceId);
        attributes.put("dty", facts.getOrDefault(Fact.TYPE, "smart plug"));
        Optional.ofNullable(facts.get(Fact.NAME)).ifPresent(name -> attributes.put("dvnm", name));
        Optional.ofNullable(facts.get(Fact.FIRMWARE)).ifPresent(version -> attributes.put("fwv", version));
        return attributes;
    }

    /** Its firmware, and how far an update is; an order for one is taken back, whatever came of it. */
    static Map<String, Object> firmware(String version, String model, FirmwareUpdate update) {
        Map<String, Object> attributes = new HashMap<>(Map.of("vr", version, "fwn", model));
        long status = switch (update.stage()) {
            case NONE -> 0;
            case SUCCESSFUL -> 1;
            case FAILED -> 2;
            case IN_PROCESS -> 3;
        };
        if (status > 0) {
            attributes.putAll(Map.of("ud", false, "uds", Map.of("acn", "update", "sus", status), "dc",
                    update.reason()));
        }
        return attributes;
    }

    /** The counter is mandatory (TS-0023): it is 0 as long as a plug has told none. */
    private static Map<String, Object> consumption(Map<Quantity, Double> values) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("abECn", 0.0);
        CONSUMPTION.forEach((quantity, name) -> Optional.ofNullable(values.get(quantity))
                .ifPresent(value -> attributes.put(name, value)));
        return values.containsKey(Quantity.POWER) || values.containsKey(Quantity.ENERGY) ? attributes : Map.of();
    }

    /** What is fed in at the moment, in W: there is no attribute for a counter of it. */
    private static Map<String, Object> generation(Map<Quantity, Double> values) {
        double power = values.getOrDefault(Quantity.POWER, 0.0);
        return Map.of("genSe", UNKNOWN, "poGDa", power < 0 ? -power : 0.0);
    }

    private static void whole(Map<Quantity, Double> values, ModelPart.Of parts,
            Map<ModelPart, Map<String, Object>> shown) {
        Optional.ofNullable(values.get(Quantity.TEMPERATURE))
                .ifPresent(celsius -> shown.put(parts.temperature(), Map.of("curT0", celsius)));
        Optional.ofNullable(values.get(Quantity.HUMIDITY))
                .ifPresent(percent -> shown.put(parts.humidity(), Map.of("relHy", percent)));
        Optional.ofNullable(values.get(Quantity.BATTERY)).ifPresent(
                percent -> shown.put(parts.management("battery", "m2m:bat", 1006, Map.of()), Map.of("btl",
                        Math.round(percent), "bts", percent < LOW_BATTERY ? LOW : NORMAL)));
    }
}
