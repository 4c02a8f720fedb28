// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.control.Backtest;
import io.wattm2m.energy.control.ControlFigures;
import io.wattm2m.energy.control.ControlMode;
import io.wattm2m.energy.control.ControlledDay;
import io.wattm2m.energy.control.Evidence;
import io.wattm2m.energy.control.Evidence.Required;
import io.wattm2m.energy.control.Evidence.Verdict;
import io.wattm2m.energy.control.MeasuredSavings.Interval;
import io.wattm2m.energy.insight.Absences.Holiday;
import io.wattm2m.energy.insight.ControlDesk.Decided;
import io.wattm2m.energy.insight.ControlDesk.Mode;
import io.wattm2m.energy.insight.ControlDesk.Settings;
import io.wattm2m.energy.insight.Savings.Report;
import jakarta.ws.rs.BadRequestException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The documents about automatic control. */
final class ControlViews {
    private ControlViews() {}

    /**
     * What is set of a plug; {@code protected} is what nobody can take back for a refrigerator, and suspended what has
     * stopped of itself.
     */
    record ControlView(String deviceId, String name, String mode, String rule, boolean isProtected, boolean hasStandby,
            boolean isSuspended, ShadowView shadow) {}

    /** For how many hours the rule has decided as a shadow, and how many are enough to switch it on. */
    record ShadowView(long hours, long requiredHours) {}

    /** What is asked for. */
    record Wanted(@Nullable String mode, @Nullable String rule, @Nullable Boolean isProtected,
            @Nullable Boolean isSuspended) {
        boolean isEmpty() {
            return mode == null && rule == null && isProtected == null && isSuspended == null;
        }

        /** What it makes of what is set. */
        Settings over(Settings before) {
            return new Settings(mode == null ? before.mode() : named("mode", Mode.values(), mode),
                    isProtected == null ? before.isProtected() : isProtected,
                    rule == null ? before.rule() : named("rule", ControlMode.values(), rule));
        }

        private static <E extends Enum<E>> E named(String what, E[] known, String name) {
            return Arrays.stream(known).filter(one -> one.name().equalsIgnoreCase(name)).findFirst()
                    .orElseThrow(() -> new BadRequestException(what + " " + name + " is not one of "
                            + Arrays.stream(known).map(ControlViews::name).toList()));
        }
    }

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Whether nobody is at home, and a holiday in local time. */
    record AwayView(@Nullable Boolean away, @Nullable LocalDateTime from, @Nullable LocalDateTime until) {
        static AwayView of(boolean isAway, Optional<Holiday> holiday) {
            return new AwayView(isAway, holiday.map(Holiday::from).orElse(null),
                    holiday.map(Holiday::until).orElse(null));
        }

        /** The holiday that is asked for, from now on where it does not say. */
        Holiday holiday(LocalDateTime now) {
            if (until == null || !until.isAfter(now)) {
                throw new BadRequestException("until is not in the future");
            }
            try {
                return new Holiday(from == null ? now : from, until);
            } catch (IllegalArgumentException e) {
                throw new BadRequestException(e.getMessage(), e);
            }
        }
    }

    /**
     * What control would have done on the plug's own history, of which it learned from the first days only; with fewer
     * recorded days than {@code requiredDays} neither rule passes.
     */
    record BacktestView(String deviceId, int trainedDays, int judgedDays, int requiredDays, String kind, boolean mayCut,
            double offBelow, long idleMinutes, FiguresView simple, FiguresView guarded) {
        static BacktestView of(String deviceId, Backtest backtest, Required required) {
            return new BacktestView(deviceId, backtest.days().trained(), backtest.days().judged(),
                    required.backtestDays(), backtest.state().kind().name(), backtest.policy().mayCut(),
                    backtest.policy().offBelow(), backtest.policy().idle().toMinutes(),
                    FiguresView.of(backtest.simple(), verdict(ControlMode.SIMPLE, backtest, required)),
                    FiguresView.of(backtest.guarded(), verdict(ControlMode.GUARDED, backtest, required)));
        }

        private static Verdict verdict(ControlMode rule, Backtest backtest, Required required) {
            return new Evidence(rule, Optional.of(backtest), Duration.ZERO, required).verdict();
        }
    }

    /** What a rule would have done, and whether that is enough to switch it on. */
    record FiguresView(double standbySavedPercent, double wantedMinutesCutPercent, double switchingsPerDay,
            double savedWh, String verdict) {
        static FiguresView of(ControlFigures figures, Verdict verdict) {
            return new FiguresView(Views.rounded(figures.standbySavedPercent()),
                    Views.rounded(figures.wantedMinutesCutPercent()), Views.rounded(figures.switchingsPerDay()),
                    Views.rounded(figures.standby().savedWh()), verdict.name());
        }
    }

    /** A decision, with what it was made from. */
    record DecisionView(String deviceId, LocalDateTime at, String mode, String outcome, String action, String reason,
            String explanation, boolean relayOn, String state, double useProbability) {
        static DecisionView of(Decided entry) {
            var decision = entry.decision();
            var inputs = decision.inputs();
            return new DecisionView(entry.deviceId(), inputs.at(), entry.mode().name(), entry.outcome(),
                    decision.action().name(), decision.reason().name(), entry.explanation(), inputs.relayOn(),
                    inputs.state().name(), Views.rounded(inputs.expectation().useProbability()));
        }
    }

    /** How an appliance is used in each hour of the week, Monday 0:00 first. */
    record ProfileView(String deviceId, List<Double> useProbability, List<Double> onRate) {}

    /** What control has saved; the interval is null where there are too few days to tell. */
    record SavingsView(String deviceId, LocalDate first, long controlledDays, long holdoutDays, double savedWh,
            @Nullable IntervalView perDay, double creditedWh) {
        static SavingsView of(String deviceId, Report report) {
            long holdout = report.days().stream().filter(ControlledDay::holdout).count();
            Interval perDay = report.savings().perDay();
            return new SavingsView(deviceId, report.first(), report.days().size() - holdout, holdout,
                    Views.rounded(report.savings().savedWh()),
                    Double.isFinite(perDay.lowWh()) ? IntervalView.of(perDay) : null,
                    Views.rounded(report.savings().creditedWh()));
        }
    }

    /** A saving per day, and where it lies with 95 % confidence. */
    record IntervalView(double meanWh, double lowWh, double highWh) {
        static IntervalView of(Interval interval) {
            return new IntervalView(Views.rounded(interval.meanWh()), Views.rounded(interval.lowWh()),
                    Views.rounded(interval.highWh()));
        }
    }
}
