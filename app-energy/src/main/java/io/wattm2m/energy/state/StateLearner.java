// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.state;

import io.wattm2m.energy.measure.MinuteTrace;
import io.wattm2m.energy.state.CycleDetector.Cycles;
import java.util.Arrays;
import java.util.Locale;

/**
 * Learns from an outlet's history which power means standby and which load. Two modes of its power count as standby and
 * load only if they are far enough apart, if there is enough of each, if the lower one is small enough to be standby,
 * and if the appliance does not start by itself around the clock. Everything else has no standby: nothing is cut that
 * is not known. Immutable.
 */
public final class StateLearner {
    /** Below this, in W, an appliance is off, unless it spends much of its time just there. */
    private static final double OFF_BELOW_W = 0.5;
    /** Below this, in W, meters show noise. */
    private static final double NOISE_BELOW_W = 0.1;
    private static final double MUCH_OF_ITS_TIME = 0.1;
    private static final double LEAST_RATIO = 3;
    private static final double LEAST_SHARE = 0.005;
    private static final double MOST_STANDBY_W = 30;
    private static final double ALWAYS_ON_SHARE = 0.95;
    private static final int LEAST_MINUTES = 2 * MinuteTrace.MINUTES_A_DAY;
    private static final PowerSplit NONE = new PowerSplit(0, 0, 0, 0);

    private StateLearner() {}

    /** The model that this history supports. */
    public static StateModel learn(MinuteTrace history) {
        double[] recordedW = history.recordedW();
        double offBelowW = offBelow(recordedW);
        double[] drawnW = Arrays.stream(recordedW).filter(power -> power >= offBelowW).toArray();
        double offShare = 1 - (double) drawnW.length / Math.max(recordedW.length, 1);
        if (recordedW.length < LEAST_MINUTES || drawnW.length == 0) {
            StateEvidence none = new StateEvidence(recordedW.length, offShare, NONE, 0,
                    "Nothing is cut before two days of use are recorded.");
            return new StateModel(OutletKind.UNKNOWN, offBelowW, offBelowW, false, none);
        }
        PowerSplit split = PowerSplit.of(drawnW);
        double runsFromW = isSplit(split) ? split.thresholdW() : Math.max(split.lowMedianW() / 2, offBelowW);
        Cycles cycles = new CycleDetector(history, runsFromW).detect();
        OutletKind kind = kind(split, cycles, offShare);
        double loadFromW = kind == OutletKind.STANDBY || kind == OutletKind.CYCLIC ? runsFromW : offBelowW;
        return new StateModel(kind, offBelowW, loadFromW, false, new StateEvidence(recordedW.length, offShare, split,
                cycles.perDay(), explanation(kind, split, cycles)));
    }

    private static double offBelow(double[] recordedW) {
        long between = Arrays.stream(recordedW).filter(power -> power >= NOISE_BELOW_W && power < OFF_BELOW_W).count();
        return between >= MUCH_OF_ITS_TIME * recordedW.length ? NOISE_BELOW_W : OFF_BELOW_W;
    }

    private static boolean isSplit(PowerSplit split) {
        return split.ratio() >= LEAST_RATIO && split.smallerShare() >= LEAST_SHARE;
    }

    private static OutletKind kind(PowerSplit split, Cycles cycles, double offShare) {
        if (cycles.cyclic()) {
            return OutletKind.CYCLIC;
        }
        if (isSplit(split) && split.lowMedianW() <= MOST_STANDBY_W) {
            return OutletKind.STANDBY;
        }
        return offShare <= 1 - ALWAYS_ON_SHARE ? OutletKind.ALWAYS_ON : OutletKind.ON_OFF;
    }

    private static String explanation(OutletKind kind, PowerSplit split, Cycles cycles) {
        String modes = String.format(Locale.ROOT, "%.1f W (%.1f %% of the time it draws any) and %.1f W",
                split.lowMedianW(), split.lowShare() * 100, split.highMedianW());
        return switch (kind) {
            case STANDBY -> String.format(Locale.ROOT, "Its power has two modes, %s; between them, at %.1f W, lies the "
                    + "threshold.", modes, split.thresholdW());
            case CYCLIC -> String.format(Locale.ROOT, "It starts %.1f times a day at all hours, as compressors do: "
                    + "it is never cut.", cycles.perDay());
            default -> String.format(Locale.ROOT, "Its power splits best into %s, which is not standby and load: that "
                    + "takes modes %.0f times apart, %.1f %% of the time in each and at most %.0f W in the lower.",
                    modes, LEAST_RATIO, LEAST_SHARE * 100, MOST_STANDBY_W);
        };
    }
}
