// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import static java.util.Objects.requireNonNull;

import io.wattm2m.energy.control.ControlledDay;
import io.wattm2m.energy.control.Decision;
import io.wattm2m.energy.control.Decision.Action;
import io.wattm2m.energy.control.HoldoutDays;
import io.wattm2m.energy.control.MeasuredSavings;
import io.wattm2m.energy.control.MeasuredSavings.Counterfactual;
import io.wattm2m.energy.control.WakingUp;
import io.wattm2m.energy.insight.ControlDesk.Decided;
import io.wattm2m.energy.insight.ControlDesk.Mode;
import io.wattm2m.energy.insight.ControlRuns.Run;
import io.wattm2m.energy.measure.MinuteTrace;
import io.wattm2m.energy.state.OutletState;
import io.wattm2m.energy.state.StateModel;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What automatic control has saved, measured on the days on which it rested by lot. Thread-safe.
 *
 * <p>A day counts if at least 20 hours of it were recorded.
 */
public final class Savings {
    private static final int HISTORY_DAYS = 63;
    private static final int MOST_DAYS = 90;
    private static final int LEAST_MINUTES = 20 * 60;
    private static final int MOST_DECISIONS = 10_000;
    private final ControlDesk desk;
    private final Outlets outlets;
    private final Histories histories;
    private final ControlRuns runs;

    Savings(ControlDesk desk, Outlets outlets, Histories histories) {
        this.desk = desk;
        this.outlets = outlets;
        this.histories = histories;
        this.runs = desk.runs();
    }

    /** What control has saved of a plug until yesterday; empty where it is not on, or only since today. */
    public Optional<Report> of(String deviceId, LocalDate today) {
        LocalDate from = today.minusDays(MOST_DAYS);
        return present(deviceId).filter(run -> run.first(from).isBefore(today))
                .map(run -> report(deviceId, run, from, today));
    }

    /**
     * What control has saved of a plug from a day on and before another, also where it is not on any more: of several
     * times for which it was, that with most of these days. Empty where it was not on.
     */
    public Optional<Report> between(String deviceId, LocalDate from, LocalDate to) {
        Optional<Run> _ = present(deviceId);
        return runs.longest(deviceId, from, to).map(run -> report(deviceId, run, from, run.end(to)));
    }

    /** Control of a plug has been switched on, after what was measured until then. */
    void begun(String deviceId, LocalDate since) {
        runs.keep(deviceId, learned(deviceId, since, before(deviceId, since)));
    }

    /** Control of a plug is on no more. */
    void ended(String deviceId, LocalDate day) {
        Optional<Run> _ = present(deviceId);
        runs.end(deviceId, day);
    }

    /** For which control is on at present. */
    private Optional<Run> present(String deviceId) {
        return desk.since(deviceId).filter(day -> desk.settings(deviceId).mode() == Mode.ON)
                .map(since -> runs.of(deviceId, since).filter(run -> !outlets.isSetOtherwise(deviceId, run.model()))
                        .orElseGet(() -> relearned(deviceId, since)));
    }

    /** Of one that an earlier version has not kept, or of which a person has set since what its standby is. */
    private Run relearned(String deviceId, LocalDate since) {
        MinuteTrace before = before(deviceId, since);
        boolean isForgotten = IntStream.range(0, before.days()).allMatch(day -> before.recordedMinutes(day) == 0);
        Run anew = learned(deviceId, since, before);
        Run run = runs.of(deviceId, since).filter(known -> isForgotten)
                .map(known -> anew.model().overridden() ? known.with(anew.model()) : known).orElse(anew);
        runs.keep(deviceId, run);
        return run;
    }

    private Run learned(String deviceId, LocalDate since, MinuteTrace before) {
        StateModel model = outlets.learn(deviceId, before);
        return new Run(since, null, model, MeasuredSavings.standbyW(before, model));
    }

    private MinuteTrace before(String deviceId, LocalDate since) {
        return histories.trace(deviceId, since.minusDays(HISTORY_DAYS), since);
    }

    private Report report(String deviceId, Run run, LocalDate from, LocalDate end) {
        LocalDate first = run.first(from);
        MinuteTrace controlled = histories.trace(deviceId, first, end);
        List<Cut> cuts = cuts(deviceId, end.atStartOfDay());
        List<ControlledDay> days = IntStream.range(0, controlled.days())
                .filter(day -> controlled.recordedMinutes(day) >= LEAST_MINUTES)
                .mapToObj(day -> day(deviceId, controlled, day, run.model(), cuts)).toList();
        double wakeWh = new WakingUp(controlled, run.model(), run.standbyW())
                .medianWh(cuts.stream().map(Cut::to).toList());
        return new Report(first, days,
                MeasuredSavings.of(days, new Counterfactual(run.standbyW(), wakeWh), deviceId.hashCode()));
    }

    private static ControlledDay day(String deviceId, MinuteTrace trace, int day, StateModel model, List<Cut> cuts) {
        LocalDate date = trace.date(day);
        double standbyWh = IntStream.range(day * MinuteTrace.MINUTES_A_DAY, (day + 1) * MinuteTrace.MINUTES_A_DAY)
                .filter(trace::isRecorded).mapToDouble(trace::powerW)
                .filter(powerW -> model.stateOf(powerW) == OutletState.STANDBY).sum() / 60;
        long minutes = cuts.stream().mapToLong(cut -> cut.minutesOn(date)).sum();
        long restores = cuts.stream().filter(cut -> cut.to.toLocalDate().equals(date)).count();
        return new ControlledDay(date, HoldoutDays.of(deviceId).contains(date), standbyWh, (int) minutes,
                (int) restores);
    }

    /** From each time that control has switched off to the next decision that found or made it on. */
    private List<Cut> cuts(String deviceId, LocalDateTime end) {
        List<Cut> cuts = new ArrayList<>();
        Optional<LocalDateTime> from = Optional.empty();
        for (Decided entry : desk.decisions(List.of(deviceId), MOST_DECISIONS).stream()
                .filter(entry -> entry.mode() == Mode.ON)
                .sorted(Comparator.comparing(entry -> entry.decision().inputs().at())).toList()) {
            Decision decision = entry.decision();
            boolean isOn = decision.action() == Action.SWITCH_ON || decision.inputs().relayOn();
            if (decision.action() == Action.SWITCH_OFF && entry.outcome().equals("asked")) {
                from = from.or(() -> Optional.of(decision.inputs().at()));
            } else if (isOn && from.isPresent()) {
                cuts.add(new Cut(from.get(), decision.inputs().at()));
                from = Optional.empty();
            }
        }
        from.ifPresent(begun -> cuts.add(new Cut(begun, end)));
        return cuts;
    }

    private record Cut(LocalDateTime from, LocalDateTime to) {
        long minutesOn(LocalDate date) {
            LocalDateTime begin = from.isBefore(date.atStartOfDay()) ? date.atStartOfDay() : from;
            LocalDateTime next = date.plusDays(1).atStartOfDay();
            return Math.max(0, Duration.between(begin, to.isBefore(next) ? to : next).toMinutes());
        }
    }

    /**
     * What was saved, and on which days. Immutable.
     *
     * @param first the first day that counts
     * @param days the days that were recorded
     * @param savings what they come to
     */
    public record Report(LocalDate first, List<ControlledDay> days, MeasuredSavings savings) {
        public Report {
            requireNonNull(first, "first is null");
            days = List.copyOf(days);
            requireNonNull(savings, "savings is null");
        }
    }
}
