// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.testing;

import io.wattm2m.energy.incentive.Account;
import io.wattm2m.energy.incentive.JournalEntry;
import io.wattm2m.energy.incentive.Ledger;
import io.wattm2m.energy.incentive.Reward;
import io.wattm2m.energy.incentive.RewardState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Books in memory. Thread-safe. */
public final class MapLedger implements Ledger {
    private final Map<String, Reward> rewards = new LinkedHashMap<>();
    private final List<JournalEntry> entries = new ArrayList<>();
    private final Map<Account, Long> balances = new LinkedHashMap<>();

    @Override
    public synchronized boolean open(Reward reward, JournalEntry entry) {
        return rewards.putIfAbsent(reward.id(), reward) == null && write(entry);
    }

    @Override
    public synchronized boolean move(Reward reward, RewardState before, JournalEntry entry) {
        if (rewards.get(reward.id()).state() != before) {
            return false;
        }
        rewards.put(reward.id(), reward);
        return write(entry);
    }

    @Override
    public synchronized Optional<Reward> reward(String id) {
        return Optional.ofNullable(rewards.get(id));
    }

    @Override
    public synchronized List<Reward> rewards(List<String> homeIds, int limit) {
        return rewards.values().stream().filter(reward -> homeIds.contains(reward.homeId())).limit(limit).toList();
    }

    @Override
    public synchronized List<Reward> waiting(int limit) {
        return rewards.values().stream().filter(
                reward -> reward.state() == RewardState.PENDING || reward.state() == RewardState.APPROVED)
                .limit(limit).toList();
    }

    @Override
    public synchronized List<JournalEntry> entries(List<String> homeIds, int limit) {
        return entries.reversed().stream().filter(entry -> homeIds.contains(rewards.get(entry.rewardId()).homeId()))
                .limit(limit).toList();
    }

    @Override
    public synchronized void forgetParts(String homeId) {
        rewards.replaceAll((id, reward) -> reward.homeId().equals(homeId) ? reward.withoutParts() : reward);
    }

    @Override
    public synchronized Map<Account, Long> balances() {
        return Map.copyOf(balances);
    }

    private boolean write(JournalEntry entry) {
        entry.postings().forEach(posting -> balances.merge(posting.account(), posting.amount(), Long::sum));
        return entries.add(entry);
    }
}
