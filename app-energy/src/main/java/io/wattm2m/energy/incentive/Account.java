// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.incentive;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * Whose amounts are added up. Immutable.
 *
 * @param kind what stands there
 * @param owner the home's id; of a fund what it is for
 * @param unit in what it is counted
 */
public record Account(Kind kind, String owner, Unit unit) {

    public Account {
        requireNonNull(kind, "kind is null");
        requireNonNull(owner, "owner is null");
        requireNonNull(unit, "unit is null");
    }

    /** The account's name, which together with the unit is unique. */
    public String name() {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + owner;
    }

    /** The account of this name; IllegalArgumentException where it is none. */
    public static Account of(String name, Unit unit) {
        int colon = name.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("account '" + name + "' has no kind");
        }
        return new Account(Kind.valueOf(name.substring(0, colon).toUpperCase(Locale.ROOT)), name.substring(colon + 1),
                unit);
    }

    /** What stands on an account. */
    public enum Kind {
        /** Where rewards come from; what has been given out stands there below zero. */
        FUND,
        /** What a home may get, if somebody approves it. */
        PROMISED,
        /** What a home has been granted and not been paid yet. */
        GRANTED,
        /** What a home has been paid. */
        PAID;

        /** Whether it may stand below zero. */
        public boolean mayOverdraw() {
            return this == FUND;
        }
    }
}
