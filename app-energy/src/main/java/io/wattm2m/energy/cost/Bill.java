// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.cost;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

/**
 * What a month costs, with every part of it. Immutable.
 *
 * @param tariff by which it was made out
 * @param month which it is for
 * @param takenKwh the energy that was taken from the grid
 * @param fedInKwh the energy that was fed in
 * @param lines the parts; their sum is the total
 */
public record Bill(Tariff tariff, YearMonth month, BigDecimal takenKwh, BigDecimal fedInKwh, List<Line> lines) {

    public Bill {
        requireNonNull(tariff, "tariff is null");
        requireNonNull(month, "month is null");
        requireNonNull(takenKwh, "takenKwh is null");
        requireNonNull(fedInKwh, "fedInKwh is null");
        lines = List.copyOf(lines);
    }

    /** The sum of all parts. */
    public BigDecimal total() {
        return sum(Kind.values());
    }

    /** The sum of the parts of these kinds. */
    public BigDecimal sum(Kind... kinds) {
        List<Kind> wanted = List.of(kinds);
        return lines.stream().filter(line -> wanted.contains(line.kind())).map(Line::amount)
                .reduce(BigDecimal.ZERO.setScale(tariff.currency().decimals()), BigDecimal::add);
    }

    /** What a part is for. */
    public enum Kind {
        /** A charge of the month. */
        FIXED,
        /** Energy. */
        ENERGY,
        /** A charge by the kWh. */
        SURCHARGE,
        /** A tax or levy. */
        TAX,
        /** What is paid for energy that was fed in, below 0. */
        EXPORT
    }

    /**
     * A part: the quantity times the price, rounded half up to the currency's decimals. Immutable.
     *
     * @param kind what it is for
     * @param label its name
     * @param quantity kWh, months, or the amount that is taxed
     * @param price of one of them; of a tax its percent
     * @param amount what it comes to
     */
    public record Line(Kind kind, String label, BigDecimal quantity, BigDecimal price, BigDecimal amount) {
        public Line {
            requireNonNull(kind, "kind is null");
            requireNonNull(label, "label is null");
            requireNonNull(quantity, "quantity is null");
            requireNonNull(price, "price is null");
            requireNonNull(amount, "amount is null");
        }
    }
}
