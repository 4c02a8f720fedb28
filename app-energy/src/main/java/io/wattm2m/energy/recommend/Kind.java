// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.recommend;

import java.util.Locale;

/** What a household could do. */
public enum Kind {
    /** Cut what an appliance draws while nobody uses it. */
    STANDBY,
    /** Use an appliance at cheaper hours. */
    SHIFT,
    /** Find what draws all night. */
    BASE_LOAD,
    /** Replace an appliance that takes more than others of its kind. */
    OLD_APPLIANCE,
    /** Pay by another tariff. */
    TARIFF,
    /** Heat a degree less. */
    HEATING,
    /** Cool a degree less. */
    COOLING,
    /** Use what is exported. */
    SELF_USE;

    /** The name in documents, such as {@code old-appliance}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether days before and after can be compared: neither bills nor the weather are alike by themselves. */
    boolean isMeasurable() {
        return this != TARIFF && this != HEATING && this != COOLING;
    }
}
