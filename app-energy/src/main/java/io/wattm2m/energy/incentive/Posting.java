// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.incentive;

import static java.util.Objects.requireNonNull;

/**
 * One side of a journal entry. Immutable.
 *
 * @param account which account
 * @param amount what is added to it; below zero where it is taken away, never zero
 */
public record Posting(Account account, long amount) {

    public Posting {
        requireNonNull(account, "account is null");
        if (amount == 0) {
            throw new IllegalArgumentException("a posting to " + account.name() + " of nothing");
        }
    }
}
