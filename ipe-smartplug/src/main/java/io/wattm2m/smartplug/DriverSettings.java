// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.smartplug.driver.EspHomeDriver;
import io.wattm2m.smartplug.driver.HomeAssistantDriver;
import io.wattm2m.smartplug.driver.MeasurementDriver;
import io.wattm2m.smartplug.driver.MeterDriver;
import io.wattm2m.smartplug.driver.PlugDriver;
import io.wattm2m.smartplug.driver.Shelly1Driver;
import io.wattm2m.smartplug.driver.ShellyDriver;
import io.wattm2m.smartplug.driver.TasmotaDriver;
import io.wattm2m.smartplug.driver.Zigbee2MqttDriver;
import java.util.ArrayList;
import java.util.List;

/**
 * What of the section {@code smartplug} is about the dialects.
 *
 * @param drivers the dialects that are understood
 * @param meterTopic the topic below which plugs of the dialect {@code meter} speak
 * @param measurementTopic that of {@code measurement}
 * @param tasmotaTopic the {@code FullTopic} of Tasmota
 * @param shellyTopic what stands before the device id of Shelly's second and later generations
 * @param shelly1Topic the topic below which those of the first generation speak
 * @param zigbee2mqttTopic the base topic of zigbee2mqtt
 * @param esphomeTopic what stands before the name of an ESPHome node
 * @param discoveryTopic the prefix of Home Assistant's discovery
 */
public record DriverSettings(List<String> drivers, String meterTopic, String measurementTopic, String tasmotaTopic,
        String shellyTopic, String shelly1Topic, String zigbee2mqttTopic, String esphomeTopic, String discoveryTopic) {
    public static final DriverSettings DEFAULTS = new DriverSettings(
            List.of("meter", "measurement", "tasmota", "shelly", "shelly1", "zigbee2mqtt", "esphome", "homeassistant"),
            "energy", "power", "%prefix%/%topic%/", "", "shellies", "zigbee2mqtt", "", "homeassistant");

    public DriverSettings {
        drivers = List.copyOf(drivers);
        drivers.stream().filter(driver -> !ofAll().contains(driver)).findFirst().ifPresent(unknown -> {
            throw new IllegalArgumentException("smartplug.drivers has '" + unknown + "', none of " + ofAll());
        });
    }

    /** The drivers of these dialects. */
    List<PlugDriver> make() {
        List<PlugDriver> made = new ArrayList<>();
        drivers.stream().filter(dialect -> !dialect.equals("homeassistant"))
                .forEach(dialect -> made.add(make(dialect)));
        List<PlugDriver> others = List.copyOf(made);
        if (drivers.contains("homeassistant")) {
            made.add(new HomeAssistantDriver(discoveryTopic,
                    topic -> others.stream().anyMatch(driver -> driver.hears(topic))));
        }
        return made;
    }

    private PlugDriver make(String dialect) {
        return switch (dialect) {
            case "measurement" -> new MeasurementDriver(measurementTopic);
            case "tasmota" -> new TasmotaDriver(tasmotaTopic);
            case "shelly" -> new ShellyDriver(shellyTopic);
            case "shelly1" -> new Shelly1Driver(shelly1Topic);
            case "zigbee2mqtt" -> new Zigbee2MqttDriver(zigbee2mqttTopic);
            case "esphome" -> new EspHomeDriver(esphomeTopic, discoveryTopic);
            default -> new MeterDriver(meterTopic);
        };
    }

    private static List<String> ofAll() {
        return List.of("meter", "measurement", "tasmota", "shelly", "shelly1", "zigbee2mqtt", "esphome",
                "homeassistant");
    }
}
