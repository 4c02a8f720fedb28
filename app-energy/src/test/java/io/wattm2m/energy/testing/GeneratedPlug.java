// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.testing;

import io.wattm2m.energy.measure.MinuteTrace;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * A plug of a generated household, with the truth beside the power. The same seed gives the same plug. Immutable.
 *
 * @param trace what the plug measured
 * @param used the minutes in which somebody used the appliance, or it ran by itself
 */
public record GeneratedPlug(MinuteTrace trace, BitSet used) {
    /** A Monday. */
    public static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 2);
    private static final double NOT_RECORDED = 0.01;

    /** A plug that people use by habit. */
    public static GeneratedPlug of(Habit habit, int days, long seed) {
        RandomGenerator random = new Random(seed);
        double[] powerW = new double[days * 1440];
        BitSet used = new BitSet();
        int usedUntil = 0;
        for (int minute = 0; minute < powerW.length; minute++) {
            double startsPerHour = habit.startsPerHour(minute / 1440 % 7, minute / 60 % 24);
            if (minute >= usedUntil && random.nextDouble() < startsPerHour / 60) {
                usedUntil = minute + habit.minutes(random);
            }
            used.set(minute, minute < usedUntil);
            powerW[minute] = minute < usedUntil ? habit.loadW(random) : habit.standbyW(random);
        }
        return recorded(powerW, used, random);
    }

    /** A refrigerator: it runs for about a quarter of an hour and rests for about twice that, day and night. */
    public static GeneratedPlug refrigerator(int days, double restW, long seed) {
        RandomGenerator random = new Random(seed);
        double[] powerW = new double[days * 1440];
        BitSet used = new BitSet();
        for (int minute = 0; minute < powerW.length;) {
            int runs = random.nextInt(12, 20);
            int rests = random.nextInt(22, 45);
            for (int end = minute + runs; minute < Math.min(end, powerW.length); minute++) {
                used.set(minute);
                powerW[minute] = 80 + 4 * random.nextGaussian();
            }
            for (int end = minute + rests; minute < Math.min(end, powerW.length); minute++) {
                powerW[minute] = Math.max(0, restW * (1 + 0.05 * random.nextGaussian()));
            }
        }
        return recorded(powerW, used, random);
    }

    /** A plug that draws about the same all the time. */
    public static GeneratedPlug constant(int days, double meanW, long seed) {
        RandomGenerator random = new Random(seed);
        double[] powerW = random.doubles(days * 1440L, meanW * 0.93, meanW * 1.1).toArray();
        BitSet used = new BitSet();
        used.set(0, powerW.length);
        return recorded(powerW, used, random);
    }

    private static GeneratedPlug recorded(double[] powerW, BitSet used, RandomGenerator random) {
        for (int minute = 0; minute < powerW.length; minute++) {
            powerW[minute] = random.nextDouble() < NOT_RECORDED ? Double.NaN : powerW[minute];
        }
        return new GeneratedPlug(MinuteTrace.of(FIRST_DAY, powerW), used);
    }
}
