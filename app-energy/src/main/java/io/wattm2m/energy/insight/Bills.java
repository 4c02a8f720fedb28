// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import static java.util.stream.Collectors.toMap;

import io.wattm2m.energy.cost.Bill;
import io.wattm2m.energy.cost.Bill.Kind;
import io.wattm2m.energy.cost.Billing;
import io.wattm2m.energy.cost.CarbonFactor;
import io.wattm2m.energy.cost.CostShares;
import io.wattm2m.energy.cost.Tariff;
import io.wattm2m.energy.cost.Tariffs;
import io.wattm2m.energy.cost.UsedEnergy;
import io.wattm2m.energy.live.Devices;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollups.Span;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What the household's energy costs by its own tariff and by others, and the carbon dioxide of it. Thread-safe. */
public final class Bills {
    /** Without times of use, the dear hours are those that KEPCO's tariffs with times of use do not call light load. */
    private static final int PEAK_FROM = 8;
    private static final int PEAK_TO = 22;
    private final Histories histories;
    private final Supply supply;
    private final Tariffs tariffs;
    private final String paid;

    /** Bills by a tariff with this id; the first of all where the id is empty. */
    public Bills(Histories histories, Devices devices, Tariffs tariffs, String tariff) {
        this.histories = histories;
        this.supply = new Supply(histories, devices);
        this.tariffs = tariffs;
        this.paid = tariff.isEmpty() ? tariffs.ids().getFirst() : tariff;
        tariff(paid, LocalDate.EPOCH);
    }

    /** The same for a part of the plugs that is paid by this tariff; by the same one where there is none of this id. */
    Bills of(Devices part, String tariff) {
        return new Bills(histories, part, tariffs, tariffs.ids().contains(tariff) ? tariff : paid);
    }

    /** Where energy came from and went to. */
    public EnergyFlows flows() {
        return histories.flows();
    }

    /** The records of days. */
    public DailyRecords records() {
        return new DailyRecords(histories.flows(), this, histories.zone());
    }

    /** All tariffs, in all versions. */
    public Tariffs tariffs() {
        return tariffs;
    }

    /** The carbon factors of where the household is. */
    public List<CarbonFactor> carbon() {
        return tariffs.carbonOf(paid);
    }

    /** The id of the tariff that is paid. */
    public String paid() {
        return paid;
    }

    /** The month's bill by the tariff that is paid, with the shares of the appliances and its carbon dioxide. */
    public Statement statement(YearMonth month) {
        return supposed(month, paid, used -> used);
    }

    /** The month's bill by any tariff; NoSuchElementException where there is none of this id. */
    public Bill bill(String tariff, YearMonth month) {
        LocalDate end = month.atEndOfMonth().plusDays(1);
        return Billing.bill(tariff(tariff, month.atDay(1)), month, supply.billed(month.atDay(1), end));
    }

    /** What a day has added to its month's bill, and its carbon dioxide. */
    public Addition day(LocalDate day) {
        return addition(day, supply.billed(day.withDayOfMonth(1), day), supply.billed(day, day.plusDays(1)));
    }

    /** What each hour, day or month of a span has added to the bill of its month, the currency that of its end. */
    public Costs costs(Resolution resolution, Span span) {
        CostCourse course = new CostCourse(supply, histories.zone(), resolution, span);
        YearMonth first = YearMonth.from(span.from().atZone(histories.zone()));
        YearMonth last = YearMonth.from(span.to().atZone(histories.zone()));
        Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
                .forEach(month -> course.add(month, tariff(paid, month.atDay(1))));
        return course.costs(tariff(paid, last.atDay(1)).currency().code());
    }

    /** What a day has added, on the energy of its month until that day and its own. */
    Addition addition(LocalDate day, List<UsedEnergy> until, List<UsedEnergy> today) {
        YearMonth month = YearMonth.from(day);
        Tariff tariff = tariff(paid, month.atDay(1));
        Bill before = Billing.bill(tariff, month, until);
        Bill after = Billing.bill(tariff, month, Stream.concat(until.stream(), today.stream()).toList());
        return new Addition(CostShares.variable(after).subtract(CostShares.variable(before)),
                before.sum(Kind.EXPORT).subtract(after.sum(Kind.EXPORT)), tariff.currency().code(),
                CarbonFactor.kg(today, carbon()), CarbonFactor.on(day, carbon()));
    }

    /** Whether an hour is one of the dear ones by the tariff that is paid, or by the clock where all cost the same. */
    public boolean isPeak(LocalDateTime at) {
        Tariff tariff = tariff(paid, at.toLocalDate().withDayOfMonth(1));
        return tariff.hasPeriods(at.toLocalDate()) ? tariff.isDearest(at)
                : at.getHour() >= PEAK_FROM && at.getHour() < PEAK_TO;
    }

    /** The month before, or the present one where nothing was used in that. */
    public YearMonth lastUsed(LocalDate today) {
        YearMonth present = YearMonth.from(today);
        return statement(present.minusMonths(1)).bill().takenKwh().signum() > 0 ? present.minusMonths(1) : present;
    }

    /** What a kWh costs on average, with taxes and without fixed charges: this month, or in an empty one its first. */
    public BigDecimal pricePerKwh(LocalDate day) {
        YearMonth month = YearMonth.from(day);
        Tariff tariff = tariff(paid, month.atDay(1));
        List<UsedEnergy> used = supply.billed(month.atDay(1), day.plusDays(1));
        Bill bill = Billing.bill(tariff, month, used);
        Bill counted = bill.takenKwh().signum() > 0 ? bill
                : Billing.bill(tariff, month, List.of(new UsedEnergy(day.atTime(12, 0), BigDecimal.TEN)));
        return CostShares.variable(counted).divide(counted.takenKwh(), MathContext.DECIMAL32);
    }

    /** The energy of these plugs by hours, from a day on and before another. */
    public Map<String, List<UsedEnergy>> used(Collection<String> deviceIds, LocalDate from, LocalDate to) {
        return deviceIds.stream().collect(toMap(deviceId -> deviceId, id -> histories.used(id, from, to)));
    }

    /** What is billed, from a day on and before another. */
    public List<UsedEnergy> billed(LocalDate from, LocalDate to) {
        return supply.billed(from, to);
    }

    /** The version of a tariff on a day, of the one that is paid where the id is empty. */
    public Tariff tariffOf(String id, LocalDate day) {
        return tariff(id.isEmpty() ? paid : id, day);
    }

    /** The month's bill by any tariff, if other energy had been used. */
    Statement supposed(YearMonth month, String tariff, UnaryOperator<Map<String, List<UsedEnergy>>> change) {
        LocalDate end = month.atEndOfMonth().plusDays(1);
        Map<String, List<UsedEnergy>> used = supply.used(month.atDay(1), end);
        Map<String, List<UsedEnergy>> changed = change.apply(used);
        List<UsedEnergy> all = supply.billed(month.atDay(1), end, used, changed);
        Bill bill = Billing.bill(tariff(tariff, month.atDay(1)), month, all);
        return new Statement(bill, supply.shares(bill, changed, all), CarbonFactor.kg(all, carbon()));
    }

    private Tariff tariff(String id, LocalDate day) {
        return tariffs.find(id, day).orElseThrow(() -> new NoSuchElementException(
                "there is no tariff '" + id + "', only " + String.join(", ", tariffs.ids())));
    }

    /**
     * A bill and what goes with it. Immutable.
     *
     * @param bill with its parts
     * @param shares of the appliances
     * @param co2Kg carbon dioxide
     */
    public record Statement(Bill bill, CostShares shares, BigDecimal co2Kg) {}

    /**
     * What a day adds. Immutable.
     *
     * @param cost to the bill, without fixed charges
     * @param earned with what was given to the grid
     * @param currency of both
     * @param co2Kg carbon dioxide
     * @param factor by which that was counted
     */
    public record Addition(BigDecimal cost, BigDecimal earned, String currency, BigDecimal co2Kg,
            CarbonFactor factor) {

        /** This and what the same day adds to another bill in the same currency. */
        public Addition plus(Addition other) {
            return new Addition(cost.add(other.cost), earned.add(other.earned), currency, co2Kg.add(other.co2Kg),
                    factor);
        }
    }
}
