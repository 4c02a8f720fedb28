// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.incentive;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was written into the books at once; of each unit its postings add up to zero. Immutable.
 *
 * @param key names what is done: the same key is written once
 * @param at when
 * @param rewardId the reward it is about
 * @param actor who did it
 * @param postings at least two
 */
public record JournalEntry(String key, Instant at, String rewardId, String actor, List<Posting> postings) {

    public JournalEntry {
        requireNonNull(key, "key is null");
        requireNonNull(at, "at is null");
        requireNonNull(rewardId, "rewardId is null");
        requireNonNull(actor, "actor is null");
        postings = List.copyOf(postings);
        Map<Unit, Long> sums = postings.stream().collect(
                Collectors.groupingBy(posting -> posting.account().unit(), Collectors.summingLong(Posting::amount)));
        if (sums.isEmpty() || sums.values().stream().anyMatch(sum -> sum != 0)) {
            throw new IllegalArgumentException("the entry " + key + " is not balanced: " + sums);
        }
    }

    /** Takes the amount of a reward from one account to another. */
    static JournalEntry transfer(Reward reward, Account from, Account to, String actor) {
        return new JournalEntry(reward.id() + "/" + reward.state().label(), reward.changed(), reward.id(), actor,
                List.of(new Posting(from, -reward.amount()), new Posting(to, reward.amount())));
    }
}
