// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.cost;

import static java.util.Objects.requireNonNull;

import io.wattm2m.energy.cost.Bill.Kind;
import io.wattm2m.energy.cost.Bill.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What some days have added to their month's bill, line by line: the bill until their end less the one until their
 * beginning. Fixed charges are of no days, nor are the taxes on them. Immutable.
 *
 * @param takenKwh what was taken from the grid
 * @param lines the parts; their sum is the amount
 */
public record Added(BigDecimal takenKwh, List<Line> lines) {

    public Added {
        requireNonNull(takenKwh, "takenKwh is null");
        lines = List.copyOf(lines);
    }

    /** The difference of two bills of one month by one tariff. */
    public static Added between(Bill before, Bill after) {
        List<Line> lines = new ArrayList<>(differences(before, after, Kind.ENERGY, Kind.SURCHARGE));
        lines.addAll(taxes(after.tariff(), sum(lines),
                CostShares.variable(after).subtract(CostShares.variable(before))));
        lines.addAll(differences(before, after, Kind.EXPORT));
        return new Added(after.takenKwh().subtract(before.takenKwh()), lines);
    }

    /** The sum of the parts. */
    public BigDecimal amount() {
        return sum(lines);
    }

    private static List<Line> differences(Bill before, Bill after, Kind... kinds) {
        return List.of(kinds).stream().flatMap(kind -> after.lines().stream().filter(line -> line.kind() == kind))
                .map(line -> before.lines().stream().filter(each -> isSame(each, line)).findFirst()
                        .map(each -> less(line, each)).orElse(line))
                .filter(line -> line.quantity().signum() != 0 || line.amount().signum() != 0).toList();
    }

    private static boolean isSame(Line one, Line other) {
        return one.kind() == other.kind() && one.label().equals(other.label())
                && one.price().compareTo(other.price()) == 0;
    }

    private static Line less(Line line, Line before) {
        return new Line(line.kind(), line.label(), line.quantity().subtract(before.quantity()), line.price(),
                line.amount().subtract(before.amount()));
    }

    /** The last tax takes what rounding leaves over. */
    private static List<Line> taxes(Tariff tariff, BigDecimal taxed, BigDecimal withTaxes) {
        List<Line> lines = new ArrayList<>();
        List<Charge> taxes = tariff.extras().percent();
        BigDecimal left = withTaxes.subtract(taxed);
        for (int i = 0; i < taxes.size(); i++) {
            BigDecimal amount = i == taxes.size() - 1 ? left
                    : taxed.multiply(taxes.get(i).amount()).movePointLeft(2).setScale(tariff.currency().decimals(),
                            RoundingMode.HALF_UP);
            left = left.subtract(amount);
            lines.add(new Line(Kind.TAX, taxes.get(i).name(), taxed, taxes.get(i).amount(), amount));
        }
        return lines;
    }

    private static BigDecimal sum(List<Line> lines) {
        return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
