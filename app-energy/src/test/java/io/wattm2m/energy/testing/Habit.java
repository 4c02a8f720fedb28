// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.testing;

import java.util.random.RandomGenerator;

/** What an appliance is used for, minute by minute. */
public enum Habit {
    /** On working days in the morning and through the afternoon, in bouts, with days off. */
    OFFICE_PC(4, 0.3, 95) {
        @Override
        double startsPerHour(int weekday, int hour) {
            return weekday < 5 && hour >= 9 && hour < 17 ? 1.2 : weekday >= 5 && hour >= 20 && hour < 22 ? 0.2 : 0.004;
        }

        @Override
        int minutes(RandomGenerator random) {
            return random.nextInt(20, 110);
        }
    },
    /** Every evening, longer at the weekend. */
    EVENING_TV(1.5, 0.1, 85) {
        @Override
        double startsPerHour(int weekday, int hour) {
            return hour >= 18 && hour < 23 ? 0.8 : weekday >= 5 && hour >= 10 ? 0.25 : 0.003;
        }

        @Override
        int minutes(RandomGenerator random) {
            return random.nextInt(30, 120);
        }
    },
    /** A few minutes at breakfast, seldom later. */
    COFFEE_MAKER(2.2, 0.15, 900) {
        @Override
        double startsPerHour(int weekday, int hour) {
            return hour >= 6 && hour < 10 ? 0.7 : hour >= 10 && hour < 18 ? 0.12 : 0;
        }

        @Override
        int minutes(RandomGenerator random) {
            return random.nextInt(3, 12);
        }
    },
    /** At any time of any day: there is nothing to learn. */
    ERRATIC(5, 0.4, 60) {
        @Override
        double startsPerHour(int weekday, int hour) {
            return 0.12;
        }

        @Override
        int minutes(RandomGenerator random) {
            return random.nextInt(10, 60);
        }
    },
    /** A lamp: used in the evening, drawing nothing otherwise. */
    LAMP(0, 0, 40) {
        @Override
        double startsPerHour(int weekday, int hour) {
            return hour >= 19 && hour < 23 ? 0.9 : 0.01;
        }

        @Override
        int minutes(RandomGenerator random) {
            return random.nextInt(30, 90);
        }
    };

    private final double standbyW;
    private final double noiseW;
    private final double loadW;

    Habit(double standbyW, double noiseW, double loadW) {
        this.standbyW = standbyW;
        this.noiseW = noiseW;
        this.loadW = loadW;
    }

    abstract double startsPerHour(int weekday, int hour);

    abstract int minutes(RandomGenerator random);

    double standbyW(RandomGenerator random) {
        return Math.max(0, standbyW + noiseW * random.nextGaussian());
    }

    double loadW(RandomGenerator random) {
        return loadW * (1 + 0.08 * random.nextGaussian());
    }

    /** Whether it draws anything while nobody uses it. */
    public boolean hasStandby() {
        return standbyW > 0;
    }
}
