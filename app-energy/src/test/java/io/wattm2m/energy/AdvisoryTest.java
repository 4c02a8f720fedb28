// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.spi.Entity;
import io.wattm2m.energy.api.Household;
import io.wattm2m.energy.api.ResourceTree;
import io.wattm2m.energy.insight.Climate;
import io.wattm2m.energy.insight.EnergyFlows;
import io.wattm2m.energy.live.Devices;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.recommend.Recommendations;
import io.wattm2m.energy.report.EnergyReport.Advice;
import io.wattm2m.energy.testing.GeneratedHome;
import io.wattm2m.energy.testing.GeneratedInsight;
import io.wattm2m.energy.testing.MapLevels;
import io.wattm2m.energy.testing.MapMemory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An old refrigerator stands here, and another elsewhere; the TV draws 8 W while nobody watches. */
class AdvisoryTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-02-10T08:00:00Z"), ZoneOffset.UTC);
    private final Devices devices = new Devices();

    @Test
    void aReportSaysWhatElseIsRecommendedForItsDevicesInBothLanguages() {
        GeneratedHome home = new GeneratedHome(FROM, FROM.plus(Duration.ofDays(60))).with("fridge", quarter -> 20)
                .with("elsewhere", quarter -> 20)
                .with("tv", quarter -> GeneratedHome.hour(quarter) >= 19 && GeneratedHome.hour(quarter) < 23 ? 30 : 2);
        for (String id : List.of("fridge", "elsewhere", "tv")) {
            devices.recall(Reading.ofPower(id, FROM, 0).withEnergyWh(1), FROM);
            devices.label(id, List.of("class:" + (id.equals("tv") ? "tv" : "refrigerator")));
        }

        List<Advice> advice = advisory(home).of("h1", List.of("fridge", "tv"));

        assertThat(advice).extracting(each -> each.figures().get("kind")).contains("old-appliance")
                .doesNotContain("standby");
        assertThat(advice).noneMatch(each -> each.figures().toString().contains("elsewhere"));
        assertThat(advice).allSatisfy(each -> {
            assertThat(each.figures().get("textEn")).isNotBlank();
            assertThat(each.figures().get("textKo")).isNotBlank().isNotEqualTo(each.figures().get("textEn"));
        });
    }

    private Advisory advisory(GeneratedHome home) {
        MapMemory memory = new MapMemory();
        Household household = new Household(devices, home, originator -> (deviceId, power) -> {}, NOW, ZoneOffset.UTC,
                100, GeneratedInsight.of(devices, home, memory, ""), new ResourceTree(request -> {
                    throw new IllegalStateException("nobody asks the CSE here");
                }, new Entity("/id-in", "cse-in"), "smartplug"));
        return new Advisory(household, new Recommendations(memory,
                new Climate(new MapLevels(), new EnergyFlows(home, ZoneOffset.UTC), ZoneOffset.UTC)));
    }
}
