// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.report;

import io.wattm2m.energy.report.EnergyReport.Correlation;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** Knows what consumption went along with. Thread-safe. */
@FunctionalInterface
public interface Correlations {

    /** With what the consumption of these devices went along, of which enough is known; days from and to included. */
    List<Correlation> of(Collection<String> deviceIds, LocalDate from, LocalDate to);
}
