// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of the section {@code smartplug} is about devices that are asked over Modbus TCP.
 *
 * @param modbus the devices, {@code deviceId=map@host:port/unit} each; the port is 502 and the unit 1 if left out
 * @param modbusInterval how often they are asked
 * @param modbusMaps the folder with further register maps, {@code <map>.yaml} each; empty for none
 */
public record ModbusSettings(List<String> modbus, Duration modbusInterval, String modbusMaps) {
    public static final ModbusSettings DEFAULTS = new ModbusSettings(List.of(), Duration.ofSeconds(10), "");
    private static final Pattern FORM = Pattern.compile("(?<id>[A-Za-z0-9][A-Za-z0-9\\-._]{0,63})="
            + "(?<map>[A-Za-z0-9][A-Za-z0-9\\-._]*)@(?<host>\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9\\-._]+)"
            + "(?::(?<port>\\d{1,5}))?(?:/(?<unit>\\d{1,3}))?");

    public ModbusSettings {
        modbus = List.copyOf(modbus);
        modbus.forEach(ModbusSettings::device);
        if (!modbusInterval.isPositive()) {
            throw new IllegalArgumentException("smartplug.modbus-interval is not positive");
        }
    }

    /** What is to be asked. */
    List<Device> devices() {
        return modbus.stream().map(ModbusSettings::device).toList();
    }

    private static Device device(String written) {
        Matcher matcher = FORM.matcher(written);
        int port = matcher.matches() && matcher.group("port") != null ? Integer.parseInt(matcher.group("port")) : 502;
        int unit = matcher.matches() && matcher.group("unit") != null ? Integer.parseInt(matcher.group("unit")) : 1;
        if (!matcher.matches() || port > 65_535 || unit > 255) {
            throw new IllegalArgumentException(
                    "smartplug.modbus has '" + written + "', not such as roof=sunspec-inverter@192.168.0.20:502/1");
        }
        return new Device(matcher.group("id"), matcher.group("map"), matcher.group("host"), port, unit);
    }

    /**
     * A device.
     *
     * @param deviceId its name
     * @param map the name of its register map
     * @param host where it is
     * @param port and there
     * @param unit which of the devices there
     */
    record Device(String deviceId, String map, String host, int port, int unit) {}
}
