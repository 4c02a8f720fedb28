// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import static java.util.Objects.requireNonNull;

import io.wattm2m.energy.cost.UsedEnergy;
import io.wattm2m.energy.insight.Bills.Addition;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollups.Span;
import io.wattm2m.energy.production.Balance;
import io.wattm2m.energy.production.DailyRecord;
import io.wattm2m.energy.production.EfficiencyScore;
import io.wattm2m.energy.production.Flow;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.stat.descriptive.rank.Median;

/** The records of days: always counted from what is kept, so that late data mends them, too. Thread-safe. */
public final class DailyRecords {
    private static final int USUAL_DAYS = 28;
    private static final int LEAST_SUCH_DAYS = 4;
    private static final int LEAST_HOURS = 20;
    private static final int HOURS = 24;
    private final EnergyFlows flows;
    private final Bills bills;
    private final ZoneId zone;

    public DailyRecords(EnergyFlows flows, Bills bills, ZoneId zone) {
        this.flows = flows;
        this.bills = bills;
        this.zone = zone;
    }

    /** The records of the days from one on and before another; none of a day of which nothing is known. */
    public List<PricedDay> between(List<Device> devices, LocalDate from, LocalDate to) {
        LocalDate usual = from.minusDays(USUAL_DAYS);
        LocalDate first = from.withDayOfMonth(1).isBefore(usual) ? from.withDayOfMonth(1) : usual;
        NavigableMap<LocalDate, List<Flow>> days = flows.between(devices, resolution(devices), span(first, to)).stream()
                .collect(Collectors.groupingBy(flow -> local(flow).toLocalDate(), TreeMap::new, Collectors.toList()));
        return from.datesUntil(to).filter(days::containsKey).map(day -> record(day, days)).toList();
    }

    /** By hours, and where energy is also given by quarters: what is given and taken in turns does not meet. */
    private static Resolution resolution(List<Device> devices) {
        return EnergyFlows.areMetered(devices) ? Resolution.QUARTER_HOUR : Resolution.HOUR;
    }

    private PricedDay record(LocalDate day, NavigableMap<LocalDate, List<Flow>> days) {
        List<UsedEnergy> until = days.subMap(day.withDayOfMonth(1), day).values().stream().flatMap(List::stream)
                .flatMap(this::traded).toList();
        List<Flow> own = days.getOrDefault(day, List.of());
        Addition addition = bills.addition(day, until, own.stream().flatMap(this::traded).toList());
        return new PricedDay(day(day, days), addition);
    }

    private DailyRecord day(LocalDate day, NavigableMap<LocalDate, List<Flow>> days) {
        List<Flow> own = days.getOrDefault(day, List.of());
        Balance balance = Balance.of(own);
        double peakWh = own.stream().filter(flow -> bills.isPeak(local(flow))).mapToDouble(Flow::consumedWh).sum();
        Map<Integer, Double> hours = own.stream().collect(
                Collectors.groupingBy(flow -> local(flow).getHour(), Collectors.summingDouble(Flow::consumedWh)));
        double offPeakWh = balance.consumedWh() - peakWh;
        Optional<EfficiencyScore> score = hours.size() < LEAST_HOURS ? Optional.empty()
                : EfficiencyScore.of(new EfficiencyScore.Figures(balance.consumedWh(), usualWh(day, days),
                        hours.values().stream().mapToDouble(Double::doubleValue).min(), offPeakWh, offPeakHours(day),
                        balance.producedWh() > 0 ? balance.autarky() : OptionalDouble.empty()));
        return new DailyRecord(day, balance, peakWh, offPeakWh, hours.size(), score);
    }

    /** The median of the days of the same kind in the four weeks before, or of all of them where those are few. */
    private OptionalDouble usualWh(LocalDate day, NavigableMap<LocalDate, List<Flow>> days) {
        Map<LocalDate, List<Flow>> before = days.subMap(day.minusDays(USUAL_DAYS), day);
        double[] such = totals(before, other -> isWorkingDay(other) == isWorkingDay(day));
        double[] all = totals(before, any -> true);
        double[] taken = such.length >= LEAST_SUCH_DAYS ? such : all;
        return taken.length < LEAST_SUCH_DAYS ? OptionalDouble.empty()
                : OptionalDouble.of(new Median().evaluate(taken));
    }

    private double[] totals(Map<LocalDate, List<Flow>> days, Predicate<LocalDate> like) {
        return days.entrySet().stream()
                .filter(entry -> like.test(entry.getKey()))
                .filter(entry -> entry.getValue().stream().map(flow -> local(flow).getHour()).distinct()
                        .count() >= LEAST_HOURS)
                .mapToDouble(entry -> Balance.of(entry.getValue()).consumedWh()).toArray();
    }

    private boolean isWorkingDay(LocalDate day) {
        return bills.tariffOf("", day.withDayOfMonth(1)).isWorkingDay(day);
    }

    /** The share of a day that is cheaper; empty where no hour is. */
    private OptionalDouble offPeakHours(LocalDate day) {
        return !bills.tariffOf("", day).hasPeriods(day) ? OptionalDouble.empty()
                : OptionalDouble.of(IntStream.range(0, HOURS).filter(hour -> !bills.isPeak(day.atTime(hour, 0)))
                        .count() / (double) HOURS);
    }

    private Stream<UsedEnergy> traded(Flow flow) {
        return Supply.traded(local(flow), flow);
    }

    private LocalDateTime local(Flow flow) {
        return LocalDateTime.ofInstant(flow.start(), zone);
    }

    private Span span(LocalDate from, LocalDate to) {
        return new Span(from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant());
    }

    /**
     * A day with what it cost. Immutable.
     *
     * @param energy what became of energy
     * @param addition what it added to the month's bill
     */
    public record PricedDay(DailyRecord energy, Addition addition) {
        public PricedDay {
            requireNonNull(energy, "energy is null");
            requireNonNull(addition, "addition is null");
        }

        /** This and the same day of another home, which is billed apart. */
        public PricedDay plus(PricedDay other) {
            return new PricedDay(energy.plus(other.energy), addition.plus(other.addition));
        }
    }
}
