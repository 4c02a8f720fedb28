// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static io.wattm2m.distribution.Documents.rounded;

import io.wattm2m.energy.control.Backtest;
import io.wattm2m.energy.control.ControlFigures;
import io.wattm2m.energy.control.ControlPolicy;
import io.wattm2m.energy.state.StandbyWaste;
import io.wattm2m.energy.state.StateModel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** A backtest as it is printed; the components are the members of its JSON document. Immutable. */
record BacktestReport(String file, int trainedDays, int judgedDays, State state, Standby standby, Policy policy,
        Figures simple, Figures guarded) {

    static BacktestReport of(String file, Backtest backtest, StandbyWaste waste) {
        return new BacktestReport(file, backtest.days().trained(), backtest.days().judged(),
                State.of(backtest.state()), Standby.of(waste), Policy.of(backtest.policy()),
                Figures.of(backtest.simple()), Figures.of(backtest.guarded()));
    }

    /** The same for people. */
    String text() {
        return String.join(System.lineSeparator(), List.of(
                file + ": learned from " + trainedDays + " days, judged on the " + judgedDays + " days after them",
                "  state    " + state.text(),
                "           " + state.explanation,
                "  standby  " + standby.text(),
                "  guarded  " + policy.text(),
                "  rule     standby saved   wanted cut   switchings/day   dead outlets/day",
                "  simple   " + simple.text(),
                "  guarded  " + guarded.text(),
                ""));
    }

    /** What was learned of the power; the medians are those of the two modes, also where they are no standby. */
    record State(String kind, double offBelowW, double loadFromW, double standbyMedianW, double loadMedianW,
            double standbyShare, double startsPerDay, String explanation) {
        static State of(StateModel model) {
            var split = model.evidence().split();
            return new State(model.kind().name(), rounded(model.offBelowW()), rounded(model.loadFromW()),
                    rounded(split.lowMedianW()), rounded(split.highMedianW()), rounded(split.lowShare()),
                    rounded(model.evidence().startsPerDay()), model.evidence().explanation());
        }

        private String text() {
            return String.format(Locale.ROOT, "%s: off below %.1f W, load from %.1f W", kind, offBelowW, loadFromW);
        }
    }

    /** What standby wastes, without control. */
    record Standby(double energyWh, double shareOfEnergy, double energyWhPerYear, BigDecimal cost) {
        static Standby of(StandbyWaste waste) {
            return new Standby(rounded(waste.standbyWh()), rounded(waste.share()), rounded(waste.standbyWhPerYear()),
                    waste.cost().setScale(2, RoundingMode.HALF_UP));
        }

        private String text() {
            String price = cost.signum() == 0 ? "" : ", costs " + cost.toPlainString();
            return String.format(Locale.ROOT, "%.0f Wh, %.0f %% of its energy, %.1f kWh a year", energyWh,
                    shareOfEnergy * 100,
                    energyWhPerYear / 1000) + price;
        }
    }

    /** How careful the guarded rule is. */
    record Policy(boolean mayCut, double offBelow, double onFrom, long idleMinutes) {
        static Policy of(ControlPolicy policy) {
            return new Policy(policy.mayCut(), policy.offBelow(), rounded(policy.onFrom()), policy.idle().toMinutes());
        }

        private String text() {
            return mayCut ? String.format(Locale.ROOT,
                    "cuts after %d idle minutes where use within the hour is below %.0f %%, restores "
                            + "from %.0f %%",
                    idleMinutes, offBelow * 100, onFrom * 100) : "never cuts";
        }
    }

    /** What a rule would have done. */
    record Figures(double standbySavedPercent, double wantedMinutesCutPercent, double switchingsPerDay,
            double deadOutletsPerDay, double standbyWh, double savedWh, int wantedMinutes, int wantedMinutesCut) {
        static Figures of(ControlFigures figures) {
            return new Figures(rounded(figures.standbySavedPercent()), rounded(figures.wantedMinutesCutPercent()),
                    rounded(figures.switchingsPerDay()), rounded(figures.deadOutletsPerDay()),
                    rounded(figures.standby().allWh()), rounded(figures.standby().savedWh()),
                    figures.wanted().allMinutes(), figures.wanted().cutMinutes());
        }

        private String text() {
            return String.format(Locale.ROOT, "%11.1f %%   %8.1f %%   %14.1f   %16.1f", standbySavedPercent,
                    wantedMinutesCutPercent,
                    switchingsPerDay, deadOutletsPerDay);
        }
    }
}
