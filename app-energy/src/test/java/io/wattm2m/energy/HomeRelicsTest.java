// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.energy.insight.Climate;
import io.wattm2m.energy.insight.EnergyFlows;
import io.wattm2m.energy.picture.FloorPlan;
import io.wattm2m.energy.picture.FloorPlan.Outlet;
import io.wattm2m.energy.picture.FloorPlans;
import io.wattm2m.energy.recommend.Recommendations;
import io.wattm2m.energy.testing.GeneratedHome;
import io.wattm2m.energy.testing.MapLevels;
import io.wattm2m.energy.testing.MapMemory;
import io.wattm2m.energy.testing.MapPictures;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A plug that leaves its home, or whose past there is forgotten, is on no plan any more. */
class HomeRelicsTest {
    private final Set<String> exchanged = new HashSet<>(Set.of("tv", "pc"));
    private final FloorPlans plans = new FloorPlans(new MapMemory());
    private final HomeRelics relics = new HomeRelics(plans, new MapPictures(), new Recommendations(
            new MapMemory(),
            new Climate(new MapLevels(),
                    new EnergyFlows(new GeneratedHome(Instant.EPOCH, Instant.EPOCH), ZoneOffset.UTC),
                    ZoneOffset.UTC)),
            exchanged::removeAll);

    @BeforeEach
    void draw() {
        FloorPlan drawn = new FloorPlan(List.of(), List.of(new Outlet("tv", 10, 20), new Outlet("pc", 20, 20)));
        plans.keep("villa", drawn, deviceId -> true);
    }

    @Test
    void whatLeavesItsHomeIsTakenOffThePlan() {
        relics.leaving("tv", "tv-past");

        assertThat(shown()).containsExactly("pc");
        assertThat(exchanged).as("what might not leave does not later").contains("tv");
    }

    @Test
    void whatIsForgottenIsTakenOffThePlan() {
        relics.forgotten("tv");

        assertThat(shown()).containsExactly("pc");
        assertThat(exchanged).containsExactly("pc");
    }

    private List<String> shown() {
        return plans.plan("villa", deviceId -> true).outlets().stream().map(Outlet::deviceId).toList();
    }
}
