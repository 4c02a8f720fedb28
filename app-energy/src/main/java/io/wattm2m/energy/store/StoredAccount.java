// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.incentive.Account;
import io.wattm2m.energy.incentive.Unit;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** The row of an account. One thread. */
@Entity(name = "StoredAccount")
@Table(name = "account_row")
@IdClass(AccountKey.class)
class StoredAccount {
    @Id
    @Column(length = 200)
    private String name = "";

    @Id
    @Column(length = 10)
    private String unit = "";

    @Column(nullable = false)
    private long balance;

    @Column(name = "may_overdraw", nullable = false)
    private boolean mayOverdraw;

    /** For Hibernate. */
    StoredAccount() {}

    /** One on which nothing stands yet. */
    StoredAccount(Account account) {
        this.name = account.name();
        this.unit = account.unit().label();
        this.mayOverdraw = account.kind().mayOverdraw();
    }

    Account account() {
        return Account.of(name, Unit.named(unit));
    }

    long balance() {
        return balance;
    }
}
