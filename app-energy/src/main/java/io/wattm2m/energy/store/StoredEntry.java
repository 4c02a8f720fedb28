// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.incentive.JournalEntry;
import io.wattm2m.energy.incentive.Posting;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** The row of a journal entry. One thread. */
@Entity(name = "StoredEntry")
@Table(name = "entry_row")
class StoredEntry {
    @Id
    @Column(name = "entry_key", length = 100)
    private String key = "";

    @Column(name = "entry_time", nullable = false)
    private Instant time = Instant.EPOCH;

    @Column(name = "reward_id", nullable = false, length = 40)
    private String rewardId = "";

    @Column(nullable = false, length = 100)
    private String actor = "";

    /** For Hibernate. */
    StoredEntry() {}

    StoredEntry(JournalEntry entry) {
        this.key = entry.key();
        this.time = entry.at();
        this.rewardId = entry.rewardId();
        this.actor = entry.actor();
    }

    String key() {
        return key;
    }

    JournalEntry entry(List<Posting> postings) {
        return new JournalEntry(key, time, rewardId, actor, postings);
    }
}
