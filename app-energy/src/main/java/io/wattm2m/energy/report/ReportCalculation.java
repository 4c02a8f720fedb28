// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.report;

import static java.math.BigDecimal.ZERO;

import io.wattm2m.energy.cost.Added;
import io.wattm2m.energy.cost.Bill;
import io.wattm2m.energy.cost.Billing;
import io.wattm2m.energy.cost.CarbonFactor;
import io.wattm2m.energy.cost.Tariff;
import io.wattm2m.energy.cost.UsedEnergy;
import io.wattm2m.energy.report.EnergyReport.Carbon;
import io.wattm2m.energy.report.EnergyReport.CarbonPart;
import io.wattm2m.energy.report.EnergyReport.Cost;
import io.wattm2m.energy.report.EnergyReport.Day;
import io.wattm2m.energy.report.EnergyReport.Device;
import io.wattm2m.energy.report.EnergyReport.Month;
import io.wattm2m.energy.report.EnergyReport.Usage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Adds up a report's energy, cost and carbon dioxide in exact decimals. Immutable, pure.
 *
 * @param from the first day
 * @param to the last day
 * @param billed what was taken from the grid and given to it, of all months that have a day in the report
 * @param devices what each device used in the same time
 */
record ReportCalculation(LocalDate from, LocalDate to, List<UsedEnergy> billed,
        Map<String, List<UsedEnergy>> devices) {
    private static final int HOURS = 24;

    /** What was used, with the devices' names. */
    Usage usage(Function<String, String> name) {
        Map<LocalDate, BigDecimal> days = new TreeMap<>();
        BigDecimal[] hours = new BigDecimal[HOURS];
        Arrays.fill(hours, ZERO);
        for (UsedEnergy each : within(billed)) {
            days.merge(each.at().toLocalDate(), each.taken(), BigDecimal::add);
            hours[each.at().getHour()] = hours[each.at().getHour()].add(each.taken());
        }
        List<Device> used = devices.entrySet().stream()
                .map(each -> new Device(each.getKey(), name.apply(each.getKey()),
                        sum(within(each.getValue()), UsedEnergy::taken)))
                .sorted(Comparator.comparing(Device::kwh).reversed().thenComparing(Device::deviceId)).toList();
        return new Usage(sum(within(billed), UsedEnergy::taken), sum(within(billed), UsedEnergy::fedIn),
                days.entrySet().stream().map(day -> new Day(day.getKey(), day.getValue())).toList(),
                List.of(hours), used);
    }

    /** What it costs, by the version of the tariff that a month's first day has. */
    Cost cost(Function<LocalDate, Tariff> tariffs) {
        List<Month> months = Stream
                .iterate(YearMonth.from(from), month -> !month.atDay(1).isAfter(to), month -> month.plusMonths(1))
                .map(month -> month(month, tariffs.apply(month.atDay(1)))).toList();
        Tariff.Currency currency = tariffs.apply(from.withDayOfMonth(1)).currency();
        return new Cost(months, months.stream().map(Month::amount).reduce(ZERO, BigDecimal::add), currency.code(),
                currency.decimals());
    }

    /** The carbon dioxide of what was taken from the grid, day by day by the factor of the day. */
    Carbon carbon(List<CarbonFactor> factors) {
        Map<LocalDate, List<UsedEnergy>> byFactor = new TreeMap<>();
        for (UsedEnergy used : within(billed)) {
            LocalDate valid = CarbonFactor.on(used.at().toLocalDate(), factors).validFrom();
            byFactor.computeIfAbsent(valid, key -> new ArrayList<>()).add(used);
        }
        List<CarbonPart> parts = byFactor.values().stream().map(used -> {
            CarbonFactor factor = CarbonFactor.on(used.getFirst().at().toLocalDate(), factors);
            BigDecimal kwh = sum(used, UsedEnergy::taken);
            return new CarbonPart(factor.validFrom(), factor.kgPerKwh(), factor.source(), kwh,
                    kwh.multiply(factor.kgPerKwh()));
        }).toList();
        return new Carbon(parts.stream().map(CarbonPart::kg).reduce(ZERO, BigDecimal::add), parts);
    }

    private Month month(YearMonth month, Tariff tariff) {
        Bill bill = Billing.bill(tariff, month, billed);
        String name = tariff.name() + " (" + tariff.source() + ")";
        if (!from.isAfter(month.atDay(1)) && !to.isBefore(month.atEndOfMonth())) {
            return new Month(month, name, bill.takenKwh(), bill.lines(), bill.total(), true);
        }
        List<UsedEnergy> before = billed.stream().filter(used -> used.at().toLocalDate().isBefore(from)).toList();
        List<UsedEnergy> until = billed.stream().filter(used -> !used.at().toLocalDate().isAfter(to)).toList();
        Added added = Added.between(Billing.bill(tariff, month, before), Billing.bill(tariff, month, until));
        return new Month(month, name, added.takenKwh(), added.lines(), added.amount(), false);
    }

    private List<UsedEnergy> within(List<UsedEnergy> used) {
        return used.stream().filter(each -> !each.at().toLocalDate().isBefore(from)
                && !each.at().toLocalDate().isAfter(to)).toList();
    }

    private static BigDecimal sum(List<UsedEnergy> used, Function<UsedEnergy, BigDecimal> part) {
        return used.stream().map(part).reduce(ZERO, BigDecimal::add);
    }
}
