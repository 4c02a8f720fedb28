// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.report;

import io.wattm2m.energy.control.MeasuredSavings.Interval;
import io.wattm2m.energy.insight.Bills;
import io.wattm2m.energy.insight.Insight;
import io.wattm2m.energy.live.Devices;
import io.wattm2m.energy.report.EnergyReport.Advice;
import io.wattm2m.energy.report.EnergyReport.Saving;
import io.wattm2m.energy.report.EnergyReport.Scope;
import io.wattm2m.energy.state.StandbyWaste;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Gathers what is known of a home for its report. Thread-safe. */
public final class Reporter {
    private static final int LONGEST_DAYS = 366;
    private static final int MINUTES_KEPT_DAYS = 90;
    private static final double WORTH_SAYING_WH = 50;
    private static final int MOST_ADVICE = 5;
    private final Insight insight;
    private final Devices devices;
    private final Correlations correlations;
    private final Advisor advisor;
    private final ZoneId zone;

    /**
     * Reports of all homes.
     *
     * @param insight what is known of their devices
     * @param devices all of them
     * @param correlations with what their consumption went along
     * @param advisor what else could be done there
     * @param zone whose days
     */
    public Reporter(Insight insight, Devices devices, Correlations correlations, Advisor advisor, ZoneId zone) {
        this.insight = insight;
        this.devices = devices;
        this.correlations = correlations;
        this.advisor = advisor;
        this.zone = zone;
    }

    /** The figures from one day to another, both included; IllegalArgumentException where there are too many days. */
    public EnergyReport report(Subject subject, LocalDate from, LocalDate to) {
        Scope scope = new Scope(subject.homeId(), subject.name(), from, to, zone.getId());
        if (ChronoUnit.DAYS.between(from, to) >= LONGEST_DAYS) {
            throw new IllegalArgumentException("a report has at most " + LONGEST_DAYS + " days");
        }
        Collection<String> ids = subject.devices().keySet();
        Bills bills = insight.seenBy(devices.seenBy(ids::contains), ids::contains, subject.tariff()).bills();
        LocalDate first = from.withDayOfMonth(1);
        LocalDate end = to.plusMonths(1).withDayOfMonth(1);
        ReportCalculation energy =
                new ReportCalculation(from, to, bills.billed(first, end), bills.used(ids, first, end));
        return new EnergyReport(scope, energy.usage(id -> Objects.requireNonNull(subject.devices().get(id))),
                energy.cost(day -> bills.tariffOf("", day)), energy.carbon(bills.carbon()),
                savings(subject, from, to), correlations.of(ids, from, to),
                Stream.concat(standby(subject, from, to, bills.pricePerKwh(to)).stream(),
                        advisor.of(subject.homeId(), ids).stream().limit(MOST_ADVICE)).toList());
    }

    private List<Saving> savings(Subject subject, LocalDate from, LocalDate to) {
        return subject.devices().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .flatMap(device -> saving(device.getKey(), device.getValue(), from, to).stream()).toList();
    }

    private Optional<Saving> saving(String deviceId, String name, LocalDate from, LocalDate to) {
        return insight.control().savings().between(deviceId, from, to.plusDays(1)).flatMap(report -> {
            Interval perDay = report.savings().perDay();
            return Double.isFinite(perDay.lowWh()) ? Optional.of(new Saving(name, report.days().size(),
                    perDay.lowWh(), perDay.highWh(), report.savings().creditedWh())) : Optional.empty();
        });
    }

    /** What wastes most comes first; of a span of which the minutes are not kept any more nothing is said. */
    private List<Advice> standby(Subject subject, LocalDate from, LocalDate to, BigDecimal price) {
        int days = (int) Math.min(MINUTES_KEPT_DAYS, ChronoUnit.DAYS.between(from, to) + 1);
        return subject.devices().entrySet().stream()
                .map(device -> new Wasted(device.getValue(),
                        insight.outlets().waste(device.getKey(), to, days - 1, price)))
                .filter(wasted -> wasted.waste.standbyWh() >= WORTH_SAYING_WH)
                .sorted(Comparator.comparingDouble((Wasted wasted) -> wasted.waste.standbyWh()).reversed())
                .limit(MOST_ADVICE).map(Wasted::advice).toList();
    }

    private record Wasted(String name, StandbyWaste waste) {
        Advice advice() {
            return new Advice("advice.standby",
                    Map.of("name", name, "kwh", decimal(waste.standbyWh() / 1000), "percent",
                            Long.toString(Math.round(100 * waste.share())), "kwhPerYear",
                            decimal(waste.standbyWhPerYear() / 1000)));
        }

        private static String decimal(double value) {
            return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP).toPlainString();
        }
    }
}
