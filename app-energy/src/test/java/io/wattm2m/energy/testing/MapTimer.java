// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.testing;

import io.wattm2m.energy.report.ReportPlans;
import io.wattm2m.energy.schedule.Timer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A timer in memory, which tells what is due when it is asked to. Not thread-safe. */
public final class MapTimer implements Timer, ReportPlans.Alarm {
    /** What is set, by ids. */
    public final Map<String, Instant> set = new HashMap<>();

    /** Tells what is due by now. */
    public void tell(Listener listener, Instant now) {
        Map.copyOf(set).forEach((id, at) -> {
            if (!at.isAfter(now)) {
                set.remove(id);
                listener.due(id, at);
            }
        });
    }

    @Override
    public void set(String id, Instant at) {
        set.put(id, at);
    }

    @Override
    public void cancel(String id) {
        set.remove(id);
    }

    @Override
    public boolean isSet(String id) {
        return set.containsKey(id);
    }
}
