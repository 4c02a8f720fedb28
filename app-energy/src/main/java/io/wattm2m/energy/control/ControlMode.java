// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.control;

/** How an outlet is controlled. */
public enum ControlMode {
    /**
     * On in hours of the week in which it was in use at least half of the time, off in all others; no veto but that of
     * people who have switched it.
     */
    SIMPLE,
    /** Off only when nobody will miss it. */
    GUARDED
}
