// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wattm2m.energy.picture.FloorPlan.Outlet;
import io.wattm2m.energy.picture.FloorPlan.Room;
import io.wattm2m.energy.testing.MapMemory;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Floor plans of several places, drawn by people who see different plugs. */
class FloorPlansTest {
    private static final Room KITCHEN = new Room("Kitchen", 0, 0, 50, 40);
    private final FloorPlans plans = new FloorPlans(new MapMemory());

    @Test
    void plugsThatSomebodyDoesNotSeeStayWhereTheyAre() {
        plans.keep("a", plan("tv", "fridge"), deviceId -> true);

        assertThat(ids(plans.keep("a", plan("lamp"), deviceId -> !deviceId.equals("fridge")))).containsExactly("lamp");
        assertThat(ids(plans.plan("a", deviceId -> true))).containsExactly("lamp", "fridge");
        assertThat(plans.plan("b", deviceId -> true)).isEqualTo(FloorPlan.EMPTY);
    }

    @Test
    void plugsThatAreGoneAreTakenOff() {
        plans.keep("a", plan("tv", "fridge"), deviceId -> true);

        plans.keep("b", plan("tv"), deviceId -> true);

        plans.takeOff(Set.of("tv", "lamp"));

        assertThat(ids(plans.plan("b", deviceId -> true))).isEmpty();
        assertThat(ids(plans.plan("a", deviceId -> true))).containsExactly("fridge");
        assertThat(plans.plan("a", deviceId -> true).rooms()).containsExactly(KITCHEN);
    }

    @Test
    void aPlugStandsInOnePlace() {
        assertThatIllegalArgumentException().isThrownBy(() -> plan("tv", "tv")).withMessageContaining("twice");
    }

    private static FloorPlan plan(String... deviceIds) {
        return new FloorPlan(List.of(KITCHEN),
                List.of(deviceIds).stream().map(deviceId -> new Outlet(deviceId, 10, 20)).toList());
    }

    private static List<String> ids(FloorPlan plan) {
        return plan.outlets().stream().map(Outlet::deviceId).toList();
    }
}
