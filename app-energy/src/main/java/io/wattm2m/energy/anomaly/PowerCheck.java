// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.anomaly;

import io.wattm2m.energy.anomaly.Anomaly.Kind;
import io.wattm2m.energy.measure.MinuteTrace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Finds power that is out of the ordinary: a robust standard score beyond 3.5, at a power hardly ever seen in this
 * state, in at least 3 of 5 minutes. Pure.
 */
public final class PowerCheck {
    private static final double MOST_SCORE = 3.5;
    private static final int WINDOW = 5;
    private static final int PERSISTENCE = 3;

    private PowerCheck() {}

    /** The anomalies of a recording, judged by a baseline that was learned before. */
    public static List<Anomaly> check(MinuteTrace recorded, PowerBaseline baseline) {
        double[] scores = new double[recorded.size()];
        for (int minute = 0; minute < scores.length; minute++) {
            double powerW = recorded.powerW(minute);
            Usual usual = baseline.usualAt(recorded.time(minute), powerW);
            scores[minute] = recorded.isRecorded(minute) && usual.isUnseen(powerW) ? usual.score(powerW) : 0;
        }
        boolean[] told = persistent(scores);
        List<Anomaly> anomalies = new ArrayList<>();
        int from = 0;
        for (int minute = 0; minute <= told.length; minute++) {
            boolean isTold = minute < told.length && told[minute];
            if (!isTold && from < minute) {
                anomalies.add(anomaly(recorded, baseline, worst(scores, from, minute), from, minute));
            }
            from = isTold ? from : minute + 1;
        }
        return List.copyOf(anomalies);
    }

    /** The minutes from the first to the last that is out of the ordinary, of any 5 minutes with at least 3 such. */
    private static boolean[] persistent(double[] scores) {
        boolean[] persistent = new boolean[scores.length];
        for (int from = 0; from < scores.length; from++) {
            int last = from;
            int count = 0;
            for (int minute = from; minute < Math.min(from + WINDOW, scores.length); minute++) {
                boolean isOut = Math.abs(scores[minute]) > MOST_SCORE;
                count += isOut ? 1 : 0;
                last = isOut ? minute : last;
            }
            if (count >= PERSISTENCE && Math.abs(scores[from]) > MOST_SCORE) {
                Arrays.fill(persistent, from, last + 1, true);
            }
        }
        return persistent;
    }

    private static int worst(double[] scores, int from, int to) {
        int worst = from;
        for (int minute = from; minute < to; minute++) {
            worst = Math.abs(scores[minute]) > Math.abs(scores[worst]) ? minute : worst;
        }
        return worst;
    }

    private static Anomaly anomaly(MinuteTrace recorded, PowerBaseline baseline, int worst, int from, int to) {
        double powerW = recorded.powerW(worst);
        Usual usual = baseline.usualAt(recorded.time(worst), powerW);
        String text = String.format(Locale.ROOT, "For %d minutes it drew up to %.1f W; in %s at this time it usually "
                + "draws %.1f W, give or take %.1f W.", to - from, powerW, baseline.stateOf(powerW), usual.medianW(),
                usual.spreadW());
        return new Anomaly(Kind.POWER, recorded.time(from), recorded.time(to), Math.abs(usual.score(powerW))
                / MOST_SCORE, text);
    }
}
