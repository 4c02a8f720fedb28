// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.recommend;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that a household could do. Immutable.
 *
 * @param kind what
 * @param deviceId with which appliance; empty for the household
 * @param names what stands in its texts by name, such as the appliance or a tariff
 * @param evidence what it follows from
 * @param saving what it would save
 */
public record Recommendation(Kind kind, String deviceId, Map<String, String> names, Evidence evidence,
        Saving saving) {

    public Recommendation {
        requireNonNull(kind, "kind is null");
        requireNonNull(deviceId, "deviceId is null");
        requireNonNull(evidence, "evidence is null");
        requireNonNull(saving, "saving is null");
        names = Map.copyOf(names);
    }

    /** Its name in addresses: the same as long as it is recommended. */
    public String id() {
        return deviceId.isEmpty() ? kind.label() : kind.label() + ":" + deviceId;
    }

    /**
     * What it follows from. Immutable.
     *
     * @param from the first day that was looked at
     * @param to the day after the last
     * @param days how many of them were recorded well enough
     * @param numbers what they show, by name; the unit is the end of the name
     */
    public record Evidence(LocalDate from, LocalDate to, int days, Map<String, Double> numbers) {
        public Evidence {
            requireNonNull(from, "from is null");
            requireNonNull(to, "to is null");
            numbers = new TreeMap<>(numbers);
        }
    }

    /**
     * What would be saved in so many days, with 95 % intervals. Immutable.
     *
     * @param days 365 for a year
     * @param energyWh energy in Wh
     * @param money by today's price, or by bills where it says so
     * @param currency of the money
     * @param method how it was reckoned, and what the interval is
     */
    public record Saving(int days, Estimate energyWh, Money money, String currency, String method) {
        /** So many days are a year. */
        public static final int YEAR = 365;

        public Saving {
            requireNonNull(energyWh, "energyWh is null");
            requireNonNull(money, "money is null");
            requireNonNull(currency, "currency is null");
            requireNonNull(method, "method is null");
        }
    }

    /**
     * An amount with its interval. Immutable.
     *
     * @param value the amount
     * @param low the low end
     * @param high the high end
     */
    public record Money(BigDecimal value, BigDecimal low, BigDecimal high) {
        public Money {
            requireNonNull(value, "value is null");
            requireNonNull(low, "low is null");
            requireNonNull(high, "high is null");
        }

        static Money of(Estimate amount, int decimals) {
            return new Money(rounded(amount.value(), decimals), rounded(amount.low(), decimals),
                    rounded(amount.high(), decimals));
        }

        private static BigDecimal rounded(double amount, int decimals) {
            return BigDecimal.valueOf(amount).setScale(decimals, RoundingMode.HALF_UP);
        }
    }
}
