// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.cost;

import io.wattm2m.energy.cost.Bill.Kind;
import io.wattm2m.energy.cost.Bill.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Makes out bills: the same for the same energy, in whatever order and in whatever portions of an hour it is given.
 * Energy is summed up exactly; only the amount of each line is rounded. Pure.
 */
public final class Billing {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private final Tariff tariff;
    private final YearMonth month;
    private final Season season;
    private final List<Line> lines = new ArrayList<>();

    private Billing(Tariff tariff, YearMonth month) {
        this.tariff = tariff;
        this.month = month;
        this.season = tariff.season(month.getMonthValue());
    }

    /** The bill of a month; energy of other months is left out. */
    public static Bill bill(Tariff tariff, YearMonth month, List<UsedEnergy> energy) {
        List<UsedEnergy> own = energy.stream().filter(used -> YearMonth.from(used.at()).equals(month)).toList();
        return new Billing(tariff, month).bill(own);
    }

    private Bill bill(List<UsedEnergy> energy) {
        BigDecimal taken = sum(energy, UsedEnergy::taken);
        BigDecimal fedIn = sum(energy, UsedEnergy::fedIn);
        Tariff.Extras extras = tariff.extras();
        extras.perMonth().forEach(charge -> line(Kind.FIXED, charge.name(), BigDecimal.ONE, charge.amount()));
        if (!season.tiers().isEmpty()) {
            byTier(taken);
        }
        byPeriod(energy);
        extras.perKwh().forEach(charge -> line(Kind.SURCHARGE, charge.name(), taken, charge.amount()));
        taxes();
        if (fedIn.signum() > 0) {
            line(Kind.EXPORT, "fed in", fedIn, extras.exportPrice().negate());
        }
        return new Bill(tariff, month, taken, fedIn, lines);
    }

    private void byTier(BigDecimal taken) {
        Tier reached = season.tierOf(taken);
        if (reached.perMonth().signum() != 0) {
            line(Kind.FIXED, "tier from " + reached.fromKwh().toPlainString() + " kWh", BigDecimal.ONE,
                    reached.perMonth());
        }
        List<Tier> tiers = season.tiers();
        for (int step = 0; step < tiers.size(); step++) {
            BigDecimal within = season.within(step, taken);
            if (step == 0 || within.signum() > 0) {
                line(Kind.ENERGY, tiers.size() == 1 ? "energy"
                        : "energy from " + tiers.get(step).fromKwh().toPlainString() + " kWh", within,
                        tiers.get(step).pricePerKwh());
            }
        }
    }

    private void byPeriod(List<UsedEnergy> energy) {
        if (season.periods().isEmpty()) {
            return;
        }
        Map<Integer, BigDecimal> taken = new TreeMap<>();
        energy.forEach(used -> taken.merge(season.periods().indexOf(periodOf(used)), used.taken(), BigDecimal::add));
        taken.forEach((index, kwh) -> {
            Period period = season.periods().get(index);
            line(Kind.ENERGY, period.name(), kwh, period.pricePerKwh());
        });
    }

    private Period periodOf(UsedEnergy used) {
        return season.period(used.at().getHour(), tariff.isWorkingDay(used.at().toLocalDate()));
    }

    private void taxes() {
        BigDecimal taxed = new Bill(tariff, month, BigDecimal.ZERO, BigDecimal.ZERO, lines).total();
        for (Charge tax : tariff.extras().percent()) {
            lines.add(new Line(Kind.TAX, tax.name(), taxed, tax.amount(),
                    rounded(taxed.multiply(tax.amount()).divide(HUNDRED))));
        }
    }

    private void line(Kind kind, String label, BigDecimal quantity, BigDecimal price) {
        lines.add(new Line(kind, label, quantity, price, rounded(quantity.multiply(price))));
    }

    private BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(tariff.currency().decimals(), RoundingMode.HALF_UP);
    }

    private static BigDecimal sum(List<UsedEnergy> energy, Function<UsedEnergy, BigDecimal> part) {
        return energy.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
