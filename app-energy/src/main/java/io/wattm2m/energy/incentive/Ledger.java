// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.incentive;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The books: rewards, what was written of them, and what stands on each account. Thread-safe; each command is one
 * transaction, and durable on return. No account but a fund ever stands below zero.
 */
public interface Ledger {

    /** Keeps a new reward with its first entry; false where it is there already, and then nothing is written. */
    boolean open(Reward reward, JournalEntry entry);

    /**
     * Keeps the new state of a reward with its entry; false where the reward is not in the state before, and then
     * nothing is written.
     */
    boolean move(Reward reward, RewardState before, JournalEntry entry);

    /** A reward, empty where there is none of this id. */
    Optional<Reward> reward(String id);

    /** The rewards of these homes, the newest first. */
    List<Reward> rewards(List<String> homeIds, int limit);

    /** The rewards of all homes that are pending or approved, the oldest first. */
    List<Reward> waiting(int limit);

    /** The entries about rewards of these homes, the newest first. */
    List<JournalEntry> entries(List<String> homeIds, int limit);

    /** Forgets of what parts the rewards of a home came about, which name its devices; the amounts stay. */
    void forgetParts(String homeId);

    /** What stands on each account. */
    Map<Account, Long> balances();
}
