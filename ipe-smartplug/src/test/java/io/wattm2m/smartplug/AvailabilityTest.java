// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Plugs that cannot be reached, as they say themselves or as nobody hears of them, in a real CSE. */
class AvailabilityTest extends PlugInStandardModel {

    @Test
    void aLastWillIsAFaultUntilThePlugIsBack() {
        broker.arrives("tele/tasmota_1/LWT", "Offline");
        afterAWhile(true, "the plug is offline");

        broker.arrives("tele/tasmota_1/LWT", "Online");
        afterAWhile(false, "");
    }

    @Test
    void aPlugThatSaysNothingForLongIsAFaultUntilItIsHeard() {
        clock.advance(Duration.ofHours(2).plusSeconds(1));
        afterAWhile(true, "nothing was heard of the plug since 2025-02-19T01:55:12Z");

        broker.arrives("stat/tasmota_1/POWER", "OFF");
        afterAWhile(false, "");
    }

    @Test
    void aPlugThatReportsPeriodicallyIsMissedSooner() {
        for (int seconds = 0; seconds < 100; seconds += 10) {
            broker.arrives("tele/tasmota_1/SENSOR", "{\"ENERGY\":{\"Power\":" + (seconds + 20) + "}}");
            int watts = seconds + 20;
            await().until(() -> Double.valueOf(watts).equals(con(PLUG + "/telemetry/la").get("power")));
            clock.advance(Duration.ofSeconds(10));
        }
        await().until(() -> at(PLUG + "/series").containsKey("pei"));

        clock.advance(Duration.ofSeconds(61));

        await().untilAsserted(() -> {
            clock.advance(Duration.ofSeconds(30));
            assertThat(String.valueOf(at(FAULTS).get("dc"))).startsWith("nothing was heard of the plug since");
        });
    }

    @Test
    void whatTheBrokerHasKeptIsNoSignOfLife() {
        clock.advance(Duration.ofHours(2).plusSeconds(1));
        broker.arrivesRetained("stat/tasmota_1/POWER", "OFF");

        await().untilAsserted(() -> {
            clock.advance(Duration.ofSeconds(6));
            assertThat(at(FAULTS)).containsEntry("sus", true);
        });
    }

    private void afterAWhile(boolean wrong, String text) {
        await().untilAsserted(() -> {
            clock.advance(Duration.ofSeconds(6));
            assertThat(at(FAULTS)).containsAllEntriesOf(Map.of("sus", wrong, "dc", text));
        });
    }
}
