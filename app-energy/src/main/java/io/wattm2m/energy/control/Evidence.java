// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.control;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What speaks for letting a rule switch an outlet: a backtest on the outlet's own history that it has passed, or a time
 * as a shadow, in which people could see what it would do. Immutable.
 *
 * @param rule the rule
 * @param backtest on the outlet's own history; empty where there is too little of it
 * @param shadowed how long the rule has decided as a shadow
 * @param required how much is enough
 */
public record Evidence(ControlMode rule, Optional<Backtest> backtest, Duration shadowed, Required required) {

    public Evidence {
        requireNonNull(rule, "rule is null");
        requireNonNull(backtest, "backtest is null");
        requireNonNull(shadowed, "shadowed is null");
        requireNonNull(required, "required is null");
    }

    /** Whether the rule may switch the outlet. */
    public boolean suffices() {
        return verdict() == Verdict.PASSED || shadowed.compareTo(required.shadow) >= 0;
    }

    /** What the backtest says. */
    public Verdict verdict() {
        if (days() < required.backtestDays) {
            return Verdict.TOO_FEW_DAYS;
        }
        ControlFigures figures = figures(backtest.orElseThrow());
        if (figures.wantedMinutesCutPercent() > ControlCalibration.MOST_WANTED_CUT_PERCENT) {
            return Verdict.CUTS_TOO_MUCH;
        }
        return figures.standby().savedWh() > 0 ? Verdict.PASSED : Verdict.SAVES_NOTHING;
    }

    /** What is missing, in words. */
    public String missing() {
        return String.format(Locale.ROOT, "%s; as a shadow it has decided for %d of %d hours", words(),
                shadowed.toHours(), required.shadow.toHours());
    }

    private String words() {
        return switch (verdict()) {
            case TOO_FEW_DAYS -> String.format(Locale.ROOT, "too little is recorded for a backtest (%d of %d days)",
                    days(), required.backtestDays);
            case CUTS_TOO_MUCH -> String.format(Locale.ROOT,
                    "the backtest would have cut %.1f %% of the minutes in use, and %.0f %% is the most",
                    figures(backtest.orElseThrow()).wantedMinutesCutPercent(),
                    ControlCalibration.MOST_WANTED_CUT_PERCENT);
            case SAVES_NOTHING -> "the backtest would have saved nothing";
            case PASSED -> "the backtest is passed";
        };
    }

    private int days() {
        return backtest.map(known -> known.days().trained() + known.days().judged()).orElse(0);
    }

    private ControlFigures figures(Backtest known) {
        return rule == ControlMode.SIMPLE ? known.simple() : known.guarded();
    }

    /** What a backtest says of a rule at an outlet. */
    public enum Verdict {
        /** It would have saved standby and cut no more than is promised. */
        PASSED,
        /** It cannot be told. */
        TOO_FEW_DAYS,
        /** It would have cut more of the minutes in use than is promised. */
        CUTS_TOO_MUCH,
        /** It would have saved nothing. */
        SAVES_NOTHING
    }

    /**
     * How much is enough. Immutable.
     *
     * @param shadow how long as a shadow, where no backtest is passed
     * @param backtestDays how many recorded days a backtest needs, those included that it learns from
     */
    public record Required(Duration shadow, int backtestDays) {
        /** Three days, or a backtest on fourteen. */
        public static final Required USUAL = new Required(Duration.ofDays(3), 14);

        public Required {
            requireNonNull(shadow, "shadow is null");
        }
    }
}
