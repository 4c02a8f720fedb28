// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.control;

/** Why a decision was made. */
public enum Reason {
    /** This outlet is never cut, or has nothing to cut. */
    NEVER_CUT("it is protected or has no standby"),
    /** People have overruled the controller twice in three days. */
    SUSPENDED("it was switched on by hand twice in three days; somebody has to agree before it is cut again"),
    /** Somebody has just switched. */
    MANUAL_HOLD("somebody has switched it by hand"),
    /** The appliance is in use. */
    IN_USE("it is in use"),
    /** It draws nothing that could be saved. */
    NOTHING_TO_SAVE("it draws nothing that could be saved"),
    /** It was used a short while ago. */
    USED_LATELY("it was in use a short while ago"),
    /** It was switched a short while ago. */
    SWITCHED_LATELY("it was switched a short while ago"),
    /** It was switched as often as allowed today. */
    DAILY_CAP("it was switched as often as a day allows"),
    /** Its profile expects that it is used. */
    USE_EXPECTED("it is likely to be used within the hour"),
    /** Its profile does not expect that it is used. */
    NO_USE_EXPECTED("it is unlikely to be used within the hour"),
    /** The probability of use lies between the two thresholds. */
    UNDECIDED("it may or may not be used within the hour"),
    /** Control rests, so that one can see what it saves on other days. */
    HOLDOUT_DAY("control rests today, to see what it saves on other days"),
    /** Nobody is at home. */
    AWAY("the household is away"),
    /** The plain rule: it was mostly on in this hour of the week. */
    MOSTLY_ON("it was on at least half of this hour in the past weeks"),
    /** The plain rule: it was mostly off in this hour of the week. */
    MOSTLY_OFF("it was on less than half of this hour in the past weeks");

    private final String words;

    Reason(String words) {
        this.words = words;
    }

    /** The reason in words that follow "because". */
    public String words() {
        return words;
    }
}
