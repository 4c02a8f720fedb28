// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.state;

/** What kind of appliance an outlet's history shows. */
public enum OutletKind {
    /** It stands by between uses: the only kind whose standby can be cut. */
    STANDBY("stands by between uses"),
    /** It is used or off: there is no standby to cut. */
    ON_OFF("is used or off"),
    /** It draws its power all the time, e.g. a router: nothing of that is standby. */
    ALWAYS_ON("is always on"),
    /** It starts by itself around the clock, e.g. a refrigerator: its pauses are not standby. */
    CYCLIC("starts and pauses by itself around the clock"),
    /** Too little was recorded. */
    UNKNOWN("is not known yet");

    private final String words;

    OutletKind(String words) {
        this.words = words;
    }

    /** The kind in words that follow "it". */
    public String words() {
        return words;
    }
}
