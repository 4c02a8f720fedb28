// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.report;

import io.wattm2m.energy.report.EnergyReport.Advice;
import java.util.Collection;
import java.util.List;

/** Knows what could be done in a home, beside what is wasted in standby. Thread-safe. */
@FunctionalInterface
public interface Advisor {

    /** What could be done now with these devices of a home, the most worth first. */
    List<Advice> of(String homeId, Collection<String> deviceIds);
}
