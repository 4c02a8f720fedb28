// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** The days of devices to which something was counted since they were published. Survives a restart. Thread-safe. */
public interface ChangedDays {

    /** Those up to this day, the first ones first; a bounded number of them. */
    List<ChangedDay> until(LocalDate last);

    /** Has them be published as they were seen; one that has changed again since stays. */
    void settle(Collection<ChangedDay> days);

    /**
     * A day of a device. Immutable.
     *
     * @param deviceId the device
     * @param day by the household's clock
     * @param mark another one for each change
     */
    record ChangedDay(String deviceId, LocalDate day, String mark) {
        public ChangedDay {
            requireNonNull(deviceId, "deviceId is null");
            requireNonNull(day, "day is null");
            requireNonNull(mark, "mark is null");
        }
    }
}
