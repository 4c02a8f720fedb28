// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.simulator;

import io.wattm2m.cse.codec.JsonDocuments;
import io.wattm2m.smartplug.driver.PlugMessage;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a plug would have sent at the end of each minute of a trace. For one thread. */
final class TracedPlug {
    private static final double VOLTAGE_V = 230;
    private static final JsonDocuments JSON = new JsonDocuments();
    private final String deviceId;
    private final ZoneId zone;
    private double energyWh;

    TracedPlug(String deviceId, ZoneId zone) {
        this.deviceId = deviceId;
        this.zone = zone;
    }

    /** The message at the end of this minute: its mean power, and the energy up to here. */
    PlugMessage message(TraceMinute minute) {
        energyWh += minute.powerW() / 60;
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("deviceId", deviceId);
        members.put("voltage", VOLTAGE_V);
        members.put("current", Math.abs(minute.powerW()) / VOLTAGE_V);
        members.put("power", minute.powerW());
        members.put("energy", energyWh);
        members.put("timestamp", minute.minute().atZone(zone).toEpochSecond() + 60);
        return new PlugMessage("energy/" + deviceId + "/data", JSON.write(members));
    }
}
