// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.wattm2m.energy.incentive.Account;
import io.wattm2m.energy.incentive.JournalEntry;
import io.wattm2m.energy.incentive.Ledger;
import io.wattm2m.energy.incentive.Posting;
import io.wattm2m.energy.incentive.Reward;
import io.wattm2m.energy.incentive.RewardState;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.hibernate.exception.ConstraintViolationException;

/**
 * The tables of the books. Thread-safe: a row's lock orders those who want the same reward, accounts are changed in the
 * order of their names, and the database refuses an account below zero and an entry that is there already.
 */
public final class LedgerTables implements Ledger {
    private static final Comparator<Posting> BY_ACCOUNT = Comparator
            .comparing((Posting posting) -> posting.account().name())
            .thenComparing(posting -> posting.account().unit());
    private final Sessions sessions;

    LedgerTables(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public boolean open(Reward reward, JournalEntry entry) {
        prepare(entry);
        try {
            sessions.inStatelessTransaction(session -> {
                session.insert(new StoredReward(reward));
                write(session, entry);
            });
            return true;
        } catch (ConstraintViolationException e) {
            if (reward(reward.id()).isEmpty()) {
                throw e;
            }
            return false;
        }
    }

    @Override
    public boolean move(Reward reward, RewardState before, JournalEntry entry) {
        prepare(entry);
        return sessions.fromStatelessTransaction(session -> {
            int moved = session.createMutationQuery("update StoredReward set state = :next, changed = :at"
                    + " where id = :id and state = :before").setParameter("next", reward.state().name())
                    .setParameter("at", reward.changed()).setParameter("id", reward.id())
                    .setParameter("before", before.name()).executeUpdate();
            if (moved == 1) {
                write(session, entry);
            }
            return moved == 1;
        });
    }

    @Override
    public Optional<Reward> reward(String id) {
        return sessions.fromStatelessSession(session -> Optional.ofNullable(session.get(StoredReward.class, id)))
                .map(StoredReward::reward);
    }

    @Override
    public List<Reward> rewards(List<String> homeIds, int limit) {
        return sessions.fromStatelessSession(session -> session
                .createSelectionQuery("from StoredReward where homeId in :homes order by created desc, id",
                        StoredReward.class)
                .setParameter("homes", homeIds).setMaxResults(limit).getResultList().stream()
                .map(StoredReward::reward).toList());
    }

    @Override
    public List<Reward> waiting(int limit) {
        return sessions.fromStatelessSession(session -> session
                .createSelectionQuery("from StoredReward where state in :states order by created, id",
                        StoredReward.class)
                .setParameter("states", List.of(RewardState.PENDING.name(), RewardState.APPROVED.name()))
                .setMaxResults(limit).getResultList().stream().map(StoredReward::reward).toList());
    }

    @Override
    public List<JournalEntry> entries(List<String> homeIds, int limit) {
        return sessions.fromStatelessSession(session -> {
            List<StoredEntry> entries = session.createSelectionQuery("from StoredEntry where rewardId in"
                    + " (select id from StoredReward where homeId in :homes) order by time desc, key desc",
                    StoredEntry.class).setParameter("homes", homeIds).setMaxResults(limit).getResultList();
            Map<String, List<Posting>> postings = session
                    .createSelectionQuery("from StoredPosting where entryKey in :keys order by amount",
                            StoredPosting.class)
                    .setParameter("keys", entries.stream().map(StoredEntry::key).toList()).getResultList().stream()
                    .collect(groupingBy(StoredPosting::entryKey, mapping(StoredPosting::posting, toList())));
            return entries.stream().map(entry -> entry.entry(postings.getOrDefault(entry.key(), List.of()))).toList();
        });
    }

    @Override
    public void forgetParts(String homeId) {
        sessions.inStatelessTransaction(session -> session
                .createSelectionQuery("from StoredReward where homeId = :home", StoredReward.class)
                .setParameter("home", homeId).getResultList().stream().map(StoredReward::reward)
                .forEach(reward -> session.createMutationQuery(
                        "update StoredReward set ground = :ground where id = :id")
                        .setParameter("ground", StoredReward.text(reward.withoutParts().ground()))
                        .setParameter("id", reward.id()).executeUpdate()));
    }

    @Override
    public Map<Account, Long> balances() {
        Map<Account, Long> balances = new LinkedHashMap<>();
        sessions.fromStatelessSession(session -> session
                .createSelectionQuery("from StoredAccount order by name, unit", StoredAccount.class).getResultList())
                .forEach(account -> balances.put(account.account(), account.balance()));
        return balances;
    }

    /** Accounts are made before the transaction that uses them: two who need a new one do not fail each other. */
    private void prepare(JournalEntry entry) {
        for (Posting posting : entry.postings()) {
            StoredAccount account = new StoredAccount(posting.account());
            AccountKey key = new AccountKey(posting.account().name(), posting.account().unit().label());
            try {
                sessions.inStatelessTransaction(session -> {
                    if (session.get(StoredAccount.class, key) == null) {
                        session.insert(account);
                    }
                });
            } catch (ConstraintViolationException _) {
                // somebody else has made it in the meantime
            }
        }
    }

    private static void write(StatelessSession session, JournalEntry entry) {
        session.insert(new StoredEntry(entry));
        for (Posting posting : entry.postings().stream().sorted(BY_ACCOUNT).toList()) {
            session.insert(new StoredPosting(entry.key(), posting));
            session.createMutationQuery(
                    "update StoredAccount set balance = balance + :amount where name = :name and unit = :unit")
                    .setParameter("amount", posting.amount()).setParameter("name", posting.account().name())
                    .setParameter("unit", posting.account().unit().label()).executeUpdate();
        }
    }
}
