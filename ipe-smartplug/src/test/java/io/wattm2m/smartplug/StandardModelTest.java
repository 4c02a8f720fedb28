// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Plugs as an application sees them that knows nothing but TS-0023, in a real CSE. */
class StandardModelTest extends PlugInStandardModel {

    @Test
    void aPlugIsASmartPlugWithAnOutletWithASwitchAndAMeter() {
        assertThat(at(PLUG + "/plug")).containsEntry("cnd", "org.onem2m.common.device.deviceSmartPlug")
                .containsEntry("nl", "cse-in/smartplug-tasmota_1");
        assertThat(at(PLUG + "/plug/outlet-1")).containsEntry("cnd",
                "org.onem2m.common.subdevice.subDevicePowerOutlet");
        assertThat(at(PLUG + "/plug/outlet-1/eneCn")).containsEntry("abECn", 196_708.0).containsEntry("volte", 230.0)
                .containsEntry("currt", 0.06).containsEntry("freqy", 50.0);
        awaitAttribute(PLUG + "/tempe", "curT0", 21.5);
        awaitAttribute(PLUG + "/relHy", "relHy", 48.0);
        awaitAttribute(FAULTS, "sus", false);
    }

    @Test
    void whatIsFedInIsGeneration() {
        broker.arrives("roof/status/switch:0", "{\"id\":0,\"output\":true,\"apower\":-412.5,"
                + "\"aenergy\":{\"total\":1},\"ret_aenergy\":{\"total\":913.2}}");

        awaitAttribute("cse-in/smartplug/roof/plug/outlet-1/eneGn", "poGDa", 412.5);
        await().until(() -> con("cse-in/smartplug/roof/telemetry/la").containsKey("returnedEnergy"));
    }

    @Test
    void aSensorIsNoSmartPlugAndItsReadingsHaveNoPower() {
        broker.arrives("zigbee2mqtt/attic", "{\"temperature\":21.35,\"battery\":97,\"voltage\":3005}");
        broker.arrives("zigbee2mqtt/attic", "{\"humidity\":48}");

        awaitAttribute("cse-in/smartplug/attic/relHy", "relHy", 48.0);
        awaitAttribute("cse-in/smartplug/attic/tempe", "curT0", 21.35);
        awaitAttribute("cse-in/smartplug-attic/deviceInfo", "dty", "sensor");
        assertThat(con("cse-in/smartplug/attic/telemetry/la")).containsEntry("temperature", 21.35)
                .containsEntry("humidity", 48.0).containsEntry("battery", 97.0).doesNotContainKey("power");
        assertThat(at("cse-in/smartplug/attic/plug")).containsEntry("status", ResponseStatusCode.NOT_FOUND);
    }

    @Test
    void whatMeasuresAPowerAfterAllIsASmartPlug() {
        broker.arrives("zigbee2mqtt/attic", "{\"temperature\":21.35}");
        awaitAttribute("cse-in/smartplug/attic/tempe", "curT0", 21.35);

        broker.arrives("zigbee2mqtt/attic", "{\"power\":12}");

        awaitAttribute("cse-in/smartplug/attic/plug/outlet-1/eneCn", "power", 12.0);
        awaitAttribute("cse-in/smartplug/attic/plug/fauDn", "sus", false);
    }

    @Test
    void itsNodeTellsWhatItIs() {
        broker.arrives("tasmota/discovery/5CCF7FABCDEF/config", "{\"dn\":\"Fridge\",\"mac\":\"5CCF7FABCDEF\","
                + "\"md\":\"NOUS A1T\",\"sw\":\"14.2.0\",\"t\":\"tasmota_1\",\"rl\":[1,0],\"ver\":1}");

        awaitAttribute("cse-in/smartplug-tasmota_1/firmware", "vr", "14.2.0");
        clock.advance(Duration.ofSeconds(6));
        awaitAttribute("cse-in/smartplug-tasmota_1/deviceInfo", "mod", "NOUS A1T");
        assertThat(at("cse-in/smartplug-tasmota_1/deviceInfo")).containsEntry("man", "Tasmota")
                .containsEntry("dvnm", "Fridge");
        awaitAttribute(PLUG, "lbl", List.of("device:tasmota_1", "dialect:tasmota", "mac:5CCF7FABCDEF"));
    }

    @Test
    void writingToASwitchSwitchesThePlugOnceAndItsEchoConfirms() {
        Object before = at(SWITCH).get("dgt");

        assertThat(write(true)).isEqualTo(ResponseStatusCode.UPDATED);
        await().until(() -> commands().contains("cmnd/tasmota_1/POWER ON"));
        broker.arrives("stat/tasmota_1/RESULT", "{\"POWER\":\"ON\"}");
        broker.arrives("stat/tasmota_1/POWER", "ON");

        await().until(() -> !at(SWITCH).get("dgt").equals(before));
        assertThat(at(SWITCH)).containsEntry("state", true);
        assertThat(con(PLUG + "/state/la")).containsEntry("power", "on").containsEntry("source", "remote");
        broker.arrives("stat/tasmota_1/POWER", "OFF");
        awaitAttribute(SWITCH, "state", false);
        assertThat(con(PLUG + "/state/la")).containsEntry("power", "off").containsEntry("source", "unknown");
        assertThat(commands()).as("what the application shows is no command").hasSize(1);
    }

    @Test
    void thatAPlugDoesNotAnswerIsAFaultAndTheSwitchShowsTheTruthAgain() {
        write(true);
        await().until(() -> commands().size() == 1);
        broker.arrives("tele/tasmota_1/LWT", "Offline");

        clock.advance(Duration.ofSeconds(10));

        awaitAttribute(SWITCH, "state", false);
        clock.advance(Duration.ofSeconds(6));
        await().until(() -> at(FAULTS).get("dc").toString().contains("no answer from the plug within 10 s"));
        assertThat(at(FAULTS)).containsEntry("sus", true);
        assertThat(commands()).hasSize(1);
        broker.arrives("stat/tasmota_1/POWER", "OFF");
        broker.arrives("tele/tasmota_1/LWT", "Online");
        await().until(() -> con(PLUG + "/state/la").containsKey("source"));
        await().untilAsserted(() -> {
            clock.advance(Duration.ofSeconds(6));
            assertThat(at(FAULTS)).containsEntry("sus", false);
        });
    }

    @Test
    void aRefrigeratorIsNotSwitchedOffUnlessItIsForced() {
        broker.arrives("stat/tasmota_1/POWER", "ON");
        awaitAttribute(SWITCH, "state", true);
        clock.advance(Duration.ofMinutes(10));
        assertThat(update(PLUG, "m2m:cnt", Map.of("lbl", List.of("device:tasmota_1", "dialect:tasmota",
                "class:refrigerator", "room:kitchen")))).isEqualTo(ResponseStatusCode.UPDATED);

        write(false);
        await().until(() -> con(PLUG + "/state/la").containsKey("fault"));
        assertThat(con(PLUG + "/state/la").get("fault"))
                .isEqualTo("a refrigerator is not switched off from afar unless it is forced");
        awaitAttribute(SWITCH, "state", true);
        assertThat(commands()).isEmpty();

        create("Cenergy", PLUG + "/command", 4, "m2m:cin", Map.of("con", Map.of("power", "off", "force", true)));
        await().until(() -> commands().contains("cmnd/tasmota_1/POWER OFF"));
    }

    @Test
    void aCompressorIsGivenTimeToRest() {
        update(PLUG, "m2m:cnt", Map.of("lbl", List.of("device:tasmota_1", "dialect:tasmota", "class:heat-pump")));

        write(true);

        await().until(() -> con(PLUG + "/state/la").containsKey("fault"));
        assertThat(con(PLUG + "/state/la").get("fault").toString())
                .isEqualTo("a heat-pump stays off for at least 300 s, 300 s more");
    }

    @Test
    void outletsOfOnePlugAreSwitchedEachForItself() {
        broker.arrives("tele/double/STATE", "{\"POWER1\":\"OFF\",\"POWER2\":\"OFF\"}");
        broker.arrives("tele/double/SENSOR", "{\"ENERGY\":{\"Total\":[2.813,0.254],\"Power\":[41,7],\"Voltage\":235,"
                + "\"Current\":[0.25,0.05]}}");
        String outlets = "cse-in/smartplug/double/plug/outlet-";
        awaitAttribute(outlets + "2/binSh", "state", false);
        awaitAttribute(outlets + "2/eneCn", "abECn", 254.0);
        await().until(() -> !con("cse-in/smartplug/double/telemetry/la").isEmpty());
        assertThat(con("cse-in/smartplug/double/telemetry/la")).containsEntry("power", 48.0)
                .containsEntry("energy", 3067.0).containsKey("outlets");

        update(outlets + "2/binSh", "cod:binSh", Map.of("state", true));

        await().until(() -> commands().contains("cmnd/double/POWER2 ON"));
        assertThat(commands()).hasSize(1);
        broker.arrives("stat/double/RESULT", "{\"POWER2\":\"ON\"}");
        await().until(() -> con("cse-in/smartplug/double/state/la").containsKey("source"));
        await().until(() -> Map.of("1", "off", "2", "on")
                .equals(con("cse-in/smartplug/double/state/la").get("outlets")));
        create("Cenergy", "cse-in/smartplug/double/command", 4, "m2m:cin",
                Map.of("con", Map.of("power", "on", "outlet", 1L)));
        await().until(() -> commands().contains("cmnd/double/POWER ON"));
    }

    @Test
    void theModelIsUpdatedNotMoreOftenThanIsSetAndTelemetryIsComplete() {
        for (int watts = 100; watts < 120; watts++) {
            broker.arrives("tele/tasmota_1/SENSOR", "{\"ENERGY\":{\"Power\":" + watts + "}}");
        }
        await().until(() -> Double.valueOf(119).equals(con(PLUG + "/telemetry/la").get("power")));
        assertThat(at(PLUG + "/plug/outlet-1/eneCn")).containsEntry("power", 12.0);

        clock.advance(Duration.ofSeconds(6));

        awaitAttribute(PLUG + "/plug/outlet-1/eneCn", "power", 119.0);
    }
}
