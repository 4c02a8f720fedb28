// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.incentive.Account;
import io.wattm2m.energy.incentive.Posting;
import io.wattm2m.energy.incentive.Unit;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** The row of a posting. One thread. */
@Entity(name = "StoredPosting")
@Table(name = "posting_row")
@IdClass(PostingKey.class)
class StoredPosting {
    @Id
    @Column(name = "entry_key", length = 100)
    private String entryKey = "";

    @Id
    @Column(length = 200)
    private String account = "";

    @Id
    @Column(length = 10)
    private String unit = "";

    @Column(nullable = false)
    private long amount;

    /** For Hibernate. */
    StoredPosting() {}

    StoredPosting(String entryKey, Posting posting) {
        this.entryKey = entryKey;
        this.account = posting.account().name();
        this.unit = posting.account().unit().label();
        this.amount = posting.amount();
    }

    String entryKey() {
        return entryKey;
    }

    Posting posting() {
        return new Posting(Account.of(account, Unit.named(unit)), amount);
    }
}
