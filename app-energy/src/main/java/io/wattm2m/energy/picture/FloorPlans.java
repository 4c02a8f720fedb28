// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.picture;

import io.wattm2m.energy.insight.Documents;
import io.wattm2m.energy.insight.Memory;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The floor plans, by the place they are of: a home's id, or a name that no home has. Thread-safe. */
public final class FloorPlans {
    /** The plan of those plugs that stand in no home, or that somebody sees beside them. */
    public static final String INSTALLATION = "installation";
    private final Documents<FloorPlan> plans;

    public FloorPlans(Memory memory) {
        this.plans = new Documents<>(memory, "floor-plan", FloorPlan.class);
    }

    /** The plan of a place, with those plugs that somebody sees. */
    public FloorPlan plan(String place, Predicate<String> sees) {
        FloorPlan plan = plans.find(place).orElse(FloorPlan.EMPTY);
        return new FloorPlan(plan.rooms(), outlets(plan, sees));
    }

    /** Keeps a plan as somebody has drawn it; plugs that he does not see stay where they are. */
    public synchronized FloorPlan keep(String place, FloorPlan drawn, Predicate<String> sees) {
        FloorPlan known = plans.find(place).orElse(FloorPlan.EMPTY);
        FloorPlan whole = new FloorPlan(drawn.rooms(),
                Stream.concat(drawn.outlets().stream(), outlets(known, sees.negate()).stream()).toList());
        plans.keep(place, whole);
        return plan(place, sees);
    }

    /** Takes plugs off all plans for good. */
    public synchronized void takeOff(Set<String> deviceIds) {
        plans.change(plan -> new FloorPlan(plan.rooms(), outlets(plan, deviceId -> !deviceIds.contains(deviceId))));
    }

    /** Forgets the plan of a place. */
    public void forget(String place) {
        plans.forget(place);
    }

    private static List<FloorPlan.Outlet> outlets(FloorPlan plan, Predicate<String> which) {
        return plan.outlets().stream().filter(outlet -> which.test(outlet.deviceId())).toList();
    }
}
