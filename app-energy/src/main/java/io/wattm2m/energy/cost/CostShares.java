// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.cost;

import static java.util.Objects.requireNonNull;

import io.wattm2m.energy.cost.Bill.Kind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who caused how much of a bill: what depends on the energy, with its taxes, is divided among the appliances, in
 * proportion to their energy at the price of its time. By progressive steps every kWh of the month is worth the same,
 * as nobody can tell which one was the last. The rest, fixed charges and what is paid for energy fed in, is nobody's.
 * Immutable.
 *
 * @param ofDevices each appliance's amount; together with the rest exactly the total
 * @param rest what is nobody's
 */
public record CostShares(Map<String, BigDecimal> ofDevices, BigDecimal rest) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public CostShares {
        ofDevices = Map.copyOf(ofDevices);
        requireNonNull(rest, "rest is null");
    }

    /** The shares of a bill that was made out for the energy of these appliances, by their ids. */
    public static CostShares of(Bill bill, Map<String, List<UsedEnergy>> energy) {
        Map<String, BigDecimal> weights = new TreeMap<>();
        energy.forEach((device, used) -> weights.put(device, weight(bill, used)));
        BigDecimal all = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        int decimals = bill.tariff().currency().decimals();
        BigDecimal shared = variable(bill);
        Map<String, BigDecimal> shares = new TreeMap<>();
        weights.forEach((device, weight) -> shares.put(device, all.signum() == 0 ? BigDecimal.ZERO.setScale(decimals)
                : shared.multiply(weight).divide(all, decimals, RoundingMode.HALF_UP)));
        return new CostShares(shares, bill.total().subtract(sum(settled(shares, shared, all))));
    }

    /** The same with the share of one of them counted as nobody's. */
    public CostShares without(String device) {
        Map<String, BigDecimal> others = new TreeMap<>(ofDevices);
        BigDecimal share = others.remove(device);
        return new CostShares(others, share == null ? rest : rest.add(share));
    }

    /** What of a bill depends on the energy, with its taxes, rounded. */
    public static BigDecimal variable(Bill bill) {
        BigDecimal percent = bill.tariff().extras().percent().stream().map(Charge::amount)
                .reduce(HUNDRED, BigDecimal::add);
        return bill.sum(Kind.ENERGY, Kind.SURCHARGE).multiply(percent).divide(HUNDRED)
                .setScale(bill.tariff().currency().decimals(), RoundingMode.HALF_UP);
    }

    /** The largest share takes what rounding has left over. */
    private static Map<String, BigDecimal> settled(Map<String, BigDecimal> shares, BigDecimal shared, BigDecimal all) {
        if (all.signum() > 0) {
            BigDecimal left = shared.subtract(sum(shares));
            shares.entrySet().stream().max(Comparator.comparing(Map.Entry::getValue))
                    .ifPresent(largest -> largest.setValue(largest.getValue().add(left)));
        }
        return shares;
    }

    private static BigDecimal weight(Bill bill, List<UsedEnergy> energy) {
        return energy.stream().filter(used -> YearMonth.from(used.at()).equals(bill.month()))
                .map(used -> used.taken().multiply(price(bill, used)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal price(Bill bill, UsedEnergy used) {
        Tariff tariff = bill.tariff();
        Season season = tariff.season(used.at().getMonthValue());
        if (season.periods().isEmpty()) {
            return BigDecimal.ONE;
        }
        BigDecimal surcharges = tariff.extras().perKwh().stream().map(Charge::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return tariff.pricePerKwh(used.at()).add(meanOfTiers(season, bill.takenKwh())).add(surcharges);
    }

    private static BigDecimal meanOfTiers(Season season, BigDecimal taken) {
        return season.tiers().isEmpty() || taken.signum() == 0 ? BigDecimal.ZERO
                : season.ofTiers(taken).divide(taken, MathContext.DECIMAL64);
    }

    private static BigDecimal sum(Map<String, BigDecimal> amounts) {
        return amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
