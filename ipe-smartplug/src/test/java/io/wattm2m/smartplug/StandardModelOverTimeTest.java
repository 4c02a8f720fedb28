// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the standard model shows of a plug in the course of time: energy, series, overloads, what brokers keep. */
class StandardModelOverTimeTest extends PlugInStandardModel {

    @Test
    void energyThatAPlugDoesNotCountFollowsFromItsPowerAndIsMarked() {
        for (int i = 0; i <= 10; i++) {
            broker.arrives("tele/bare/SENSOR", "{\"ENERGY\":{\"Power\":6" + i % 2 + "}}");
            clock.advance(Duration.ofMinutes(1));
        }

        await().until(() -> List.of("energy").equals(con("cse-in/smartplug/bare/telemetry/la").get("derived")));
        String meter = "cse-in/smartplug/bare/plug/outlet-1/eneCn";
        await().untilAsserted(() -> {
            clock.advance(Duration.ofSeconds(6));
            assertThat(at(meter)).containsEntry("lbl", List.of("energy:derived"));
        });
        awaitAttribute(meter, "abECn", 10.083);
    }

    @Test
    void anOverloadIsToldWithItsDuration() {
        broker.arrives("shellies/s1/relay/0", "off");
        broker.arrives("shellies/s1/relay/0", "overpower");
        String overload = "cse-in/smartplug/s1/plug/outlet-1/oveSr";
        awaitAttribute(overload, "oveSs", true);
        Object detected = at(overload).get("detTe");

        clock.advance(Duration.ofSeconds(42));
        broker.arrives("shellies/s1/relay/0", "off");

        awaitAttribute(overload, "oveSs", false);
        assertThat(at(overload)).containsEntry("dur", 42.0).containsEntry("detTe", detected);
    }

    @Test
    void aPlugThatReportsPeriodicallyHasASeriesInWhichWhatIsMissingIsFound() {
        for (int i = 1; i <= 12; i++) {
            clock.advance(Duration.ofSeconds(10));
            broker.arrives("tele/tasmota_1/SENSOR", "{\"ENERGY\":{\"Power\":" + i + "}}");
            double watts = i;
            await().until(() -> Double.valueOf(watts).equals(con(PLUG + "/telemetry/la").get("power")));
        }

        await().until(() -> at(PLUG + "/series").containsKey("pei"));
        assertThat(at(PLUG + "/series")).containsEntry("pei", 10_000L).containsEntry("mdd", true);
        await().until(() -> at(PLUG + "/series/la").containsKey("con"));
        assertThat(at(PLUG + "/series/la")).containsEntry("con", 12.0);
    }

    @Test
    void aClockThatDriftsMissesNothing() {
        for (int i = 1; i <= 250; i++) {
            clock.advance(Duration.ofMillis(10_049));
            broker.arrives("tele/tasmota_1/SENSOR", "{\"ENERGY\":{\"Power\":" + i + "}}");
            double watts = i;
            await().pollInterval(Duration.ofMillis(2))
                    .until(() -> Double.valueOf(watts).equals(con(PLUG + "/telemetry/la").get("power")));
        }

        await().until(() -> Double.valueOf(250).equals(at(PLUG + "/series/la").get("con")));
        assertThat(at(PLUG + "/series")).containsEntry("pei", 10_000L).containsEntry("mdc", 0L);
    }

    @Test
    void whatTheBrokerHasKeptIsKnownButNoNewReading() {
        Map<String, Object> before = con(PLUG + "/telemetry/la");

        broker.arrivesRetained("tele/tasmota_1/SENSOR", "{\"ENERGY\":{\"Power\":99}}");
        clock.advance(Duration.ofSeconds(6));

        awaitAttribute(PLUG + "/plug/outlet-1/eneCn", "power", 99.0);
        assertThat(con(PLUG + "/telemetry/la")).isEqualTo(before);
    }

    @Test
    void aStateThatTheBrokerHasKeptAnswersNoCommand() {
        write(true);
        await().until(() -> commands().contains("cmnd/tasmota_1/POWER ON"));

        broker.arrivesRetained("stat/tasmota_1/POWER", "ON");

        await().until(() -> con(PLUG + "/state/la").containsKey("source"));
        assertThat(con(PLUG + "/state/la")).containsEntry("source", "unknown");
        clock.advance(Duration.ofSeconds(10));
        await().until(() -> con(PLUG + "/state/la").containsKey("fault"));
    }
}
