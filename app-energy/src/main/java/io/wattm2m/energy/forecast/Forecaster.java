// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.forecast;

/** A way to forecast. Implementations are immutable and need at least a day of history. */
interface Forecaster {

    /** Its name. */
    String name();

    /** How many days of history it takes. */
    int leastDays();

    /** The energy of the 24 hours that follow a history, in Wh. */
    double[] nextDay(HourlySeries history);
}
