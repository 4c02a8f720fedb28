// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.anomaly;

import com.amazon.randomcutforest.RandomCutForest;
import com.amazon.randomcutforest.returntypes.DiVector;
import io.wattm2m.energy.anomaly.Anomaly.Kind;
import io.wattm2m.energy.measure.MinuteTrace;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hipparchus.stat.descriptive.DescriptiveStatistics;

/**
 * A second opinion that knows no rules: a random cut forest has seen the course of the power in the weeks before, and
 * tells which ten minutes are like none of them. It knows nothing of hours, states and thresholds, and so finds what
 * the rules overlook, such as a relay that chatters between two powers that are usual by themselves.
 *
 * <p>The same history gives the same opinion. Holds a bounded sample of the history, however long that is. Its answers
 * are for one thread at a time, as the forest is.
 */
public final class SecondOpinion {
    private static final int TREES = 40;
    private static final int SAMPLES = 128;
    private static final long SEED = 20_260_302;
    private static final int DIMENSIONS = 4;
    private static final int LEAST_COURSES = 2 * MinuteTrace.MINUTES_A_DAY / Course.MINUTES;
    private static final double USUAL_SHARE = 99.9;
    private static final double MARGIN = 1.1;
    /** So many courses in a row have to be strange: one is chance. */
    private static final int PERSISTENCE = 2;
    private static final double LEAST_SPREAD = 0.05;
    private static final List<String> ASPECTS =
            List.of("its mean", "how low it goes", "how high it goes", "how restless it is");
    private final RandomCutForest forest;
    private final double[] spread;
    private final double usualStepW;
    private final double most;

    private SecondOpinion(RandomCutForest forest, List<Course> known) {
        this.forest = forest;
        this.spread = spread(known);
        known.forEach(course -> forest.update(scaled(course)));
        this.usualStepW = percentile(known.stream().mapToDouble(Course::stepW).toArray());
        this.most = known.size() < LEAST_COURSES ? Double.POSITIVE_INFINITY
                : MARGIN * percentile(known.stream().mapToDouble(this::strangeness).toArray());
    }

    /** The opinion that a history leads to; after less than two days it finds nothing strange. */
    public static SecondOpinion learn(MinuteTrace history) {
        RandomCutForest forest = RandomCutForest.builder().dimensions(DIMENSIONS).numberOfTrees(TREES)
                .sampleSize(SAMPLES).timeDecay(0).randomSeed(SEED).parallelExecutionEnabled(false).build();
        return new SecondOpinion(forest, Course.of(history));
    }

    /** What of a recording is like nothing that was there before, for twenty minutes at least. */
    public List<Anomaly> check(MinuteTrace recorded) {
        List<Anomaly> anomalies = new ArrayList<>();
        List<Course> run = new ArrayList<>();
        for (Course course : Course.of(recorded)) {
            boolean goesOn = !run.isEmpty() && run.getLast().from() + Course.MINUTES == course.from();
            boolean isStrange = isStrange(course);
            if (!run.isEmpty() && !(isStrange && goesOn)) {
                tell(recorded, run, anomalies);
                run.clear();
            }
            if (isStrange) {
                run.add(course);
            }
        }
        tell(recorded, run, anomalies);
        return List.copyOf(anomalies);
    }

    /** What another check has found, with the opinion on it added to its explanation. */
    public Anomaly on(Anomaly told, MinuteTrace recorded) {
        if (Double.isInfinite(most)) {
            return told;
        }
        boolean agrees = Course.of(recorded).stream().filter(course -> overlaps(told, recorded, course))
                .anyMatch(this::isStrange);
        return told.with(agrees ? " A second opinion that knows no rules agrees: its course was like none before."
                : " A second opinion that knows no rules does not share this: courses like it were there before.");
    }

    private static boolean overlaps(Anomaly told, MinuteTrace recorded, Course course) {
        LocalDateTime from = recorded.time(course.from());
        return from.isBefore(told.to()) && from.plusMinutes(Course.MINUTES).isAfter(told.from());
    }

    private void tell(MinuteTrace recorded, List<Course> run, List<Anomaly> anomalies) {
        if (run.size() < PERSISTENCE) {
            return;
        }
        Course worst = run.stream().max((a, b) -> Double.compare(strangeness(a), strangeness(b))).orElseThrow();
        int from = run.getFirst().from();
        int to = run.getLast().from() + Course.MINUTES;
        String text = String.format(Locale.ROOT, "For %d minutes its course was like none of the weeks before: %.1f W "
                + "in the mean, between %.1f and %.1f W, changing by %.1f W from minute to minute (before, hardly ever "
                + "by more than %.1f W). What stands out most is %s. This is a second opinion: it knows no rules, and "
                + "compares with what was.", to - from, worst.meanW(), worst.lowW(), worst.highW(), worst.stepW(),
                usualStepW, ASPECTS.get(aspect(worst)));
        LocalDateTime begin = recorded.time(from);
        anomalies.add(new Anomaly(Kind.COURSE, begin, begin.plusMinutes(to - from), strangeness(worst) / most, text));
    }

    /** Which coordinate sets a course apart from the others. */
    private int aspect(Course course) {
        DiVector shares = forest.getAnomalyAttribution(scaled(course));
        int aspect = 0;
        for (int dimension = 1; dimension < DIMENSIONS; dimension++) {
            aspect = shares.getHighLowSum(dimension) > shares.getHighLowSum(aspect) ? dimension : aspect;
        }
        return aspect;
    }

    private boolean isStrange(Course course) {
        return strangeness(course) > most;
    }

    private double strangeness(Course course) {
        return forest.getAnomalyScore(scaled(course));
    }

    private float[] scaled(Course course) {
        double[] point = course.point();
        float[] scaled = new float[DIMENSIONS];
        for (int dimension = 0; dimension < DIMENSIONS; dimension++) {
            scaled[dimension] = (float) (point[dimension] / spread[dimension]);
        }
        return scaled;
    }

    /** By how much each coordinate differs from course to course, so that all count alike. */
    private static double[] spread(List<Course> known) {
        double[] spread = new double[DIMENSIONS];
        for (int dimension = 0; dimension < DIMENSIONS; dimension++) {
            int at = dimension;
            double deviation = new DescriptiveStatistics(
                    known.stream().mapToDouble(course -> course.point()[at]).toArray()).getStandardDeviation();
            spread[dimension] = deviation > LEAST_SPREAD ? deviation : LEAST_SPREAD;
        }
        return spread;
    }

    private static double percentile(double[] values) {
        return new DescriptiveStatistics(values).getPercentile(USUAL_SHARE);
    }
}
