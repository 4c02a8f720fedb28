// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.boot;

import io.wattm2m.cse.access.AccessSettings.WithoutPolicy;
import io.wattm2m.cse.primitive.Receiver;

/** For whose applications the CSE is set up: what stands in its settings where nothing is given. */
public enum Profile {
    /** Those that keep to the standard. */
    STANDARD,
    /** Those written for Mobius: its names, and requests as it takes them. */
    MOBIUS;

    CseSettings defaults() {
        CseSettings standard = CseSettings.DEFAULTS;
        return switch (this) {
            case STANDARD -> standard;
            case MOBIUS -> new CseSettings("/Mobius2", "Mobius", "Superman", WithoutPolicy.PARENT, standard.store(),
                    standard.definitions());
        };
    }

    /** The CSE as these applications know it. */
    Receiver entrance(CseSettings settings, Receiver cse) {
        return this == MOBIUS ? new MobiusRequests(settings.name(), cse) : cse;
    }

    /** The way to others as these applications know it. */
    Receiver exit(CseSettings settings, Receiver others) {
        return this == MOBIUS ? new MobiusTargets(settings.id(), others) : others;
    }

    /**
     * The setting {@code cse.profile}.
     *
     * @param profile for whose applications the CSE is set up
     */
    public record Setting(Profile profile) {
        public static final Setting DEFAULTS = new Setting(STANDARD);
    }
}
