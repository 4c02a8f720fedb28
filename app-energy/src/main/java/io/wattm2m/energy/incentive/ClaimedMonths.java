// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.incentive;

import io.wattm2m.energy.insight.Documents;
import io.wattm2m.energy.insight.Memory;
import java.time.YearMonth;
import java.util.List;

/** Which home has claimed what a plug saved in a month: a plug that moves is not paid for twice. Thread-safe. */
public final class ClaimedMonths {
    private final Documents<Claimed> claims;

    public ClaimedMonths(Memory memory) {
        this.claims = new Documents<>(memory, "claimed-month", Claimed.class);
    }

    /** Those that no other home has claimed; from now on they are this one's. */
    synchronized List<Credit> of(String homeId, YearMonth month, List<Credit> credits) {
        return credits.stream().filter(credit -> isOf(homeId, credit.deviceId() + "/" + month, credit)).toList();
    }

    private boolean isOf(String homeId, String name, Credit credit) {
        if (credit.creditedKwh().signum() > 0 && claims.find(name).isEmpty()) {
            claims.keep(name, new Claimed(homeId));
        }
        return claims.find(name).map(Claimed::homeId).filter(owner -> !owner.equals(homeId)).isEmpty();
    }

    private record Claimed(String homeId) {}
}
