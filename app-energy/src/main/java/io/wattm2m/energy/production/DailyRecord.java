// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.production;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What became of energy on one day. Immutable.
 *
 * @param day which
 * @param balance where energy came from and went to
 * @param peakWh what of the consumption fell into the dear hours
 * @param offPeakWh what of it fell into the others
 * @param hours how many hours of it anything is known of
 * @param score how well it went; empty where too little is known
 */
public record DailyRecord(LocalDate day, Balance balance, double peakWh, double offPeakWh, int hours,
        Optional<EfficiencyScore> score) {

    public DailyRecord {
        requireNonNull(day, "day is null");
        requireNonNull(balance, "balance is null");
        requireNonNull(score, "score is null");
    }

    /** This and the same day of another home; a score is one home's, so that both together have none. */
    public DailyRecord plus(DailyRecord other) {
        return new DailyRecord(day, balance.plus(other.balance), peakWh + other.peakWh, offPeakWh + other.offPeakWh,
                Math.min(hours, other.hours), Optional.empty());
    }
}
