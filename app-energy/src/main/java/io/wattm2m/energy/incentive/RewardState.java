// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.incentive;

import java.util.Locale;

/** How far a reward has come. */
public enum RewardState {
    /** Somebody has to say yes or no. */
    PENDING,
    /** It is the home's, and has not been paid yet. */
    APPROVED,
    /** It has been paid, or its points have been redeemed. */
    PAID,
    /** It was refused. */
    REJECTED;

    /** What stands before this one. */
    RewardState before() {
        return switch (this) {
            case APPROVED, REJECTED -> PENDING;
            case PAID -> APPROVED;
            case PENDING -> throw new IllegalStateException("nothing stands before pending");
        };
    }

    /** The account of a home on which rewards of this state stand; those that are refused go back to the fund. */
    Account.Kind account() {
        return switch (this) {
            case PENDING -> Account.Kind.PROMISED;
            case APPROVED -> Account.Kind.GRANTED;
            case PAID -> Account.Kind.PAID;
            case REJECTED -> Account.Kind.FUND;
        };
    }

    /** The name in documents. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
