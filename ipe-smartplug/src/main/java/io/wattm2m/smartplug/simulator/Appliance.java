// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.simulator;

import java.util.random.RandomGenerator;

/** What hangs on the simulated plugs, and how it behaves through the day. Pure: all chance comes from outside. */
enum Appliance {

    /** Works in bouts, more so by day; sleeps in between and draws a little. */
    PC("pc", 0.95) {
        @Override
        Phase next(RandomGenerator random, int hour, boolean wasBusy) {
            boolean day = hour >= 8 && hour < 23;
            return wasBusy && random.nextDouble() < 0.3 || !wasBusy && !day && random.nextDouble() < 0.9
                    ? new Phase(false, 4, 0.2, minutes(random, 10, 40))
                    : new Phase(true, random.nextDouble(70, 140), 6, minutes(random, 2, 12));
        }
    },

    /** The compressor starts with a surge, runs and rests. */
    REFRIGERATOR("refrigerator", 0.75) {
        @Override
        Phase next(RandomGenerator random, int hour, boolean wasBusy) {
            return wasBusy ? new Phase(false, 1.5, 0.1, minutes(random, 20, 32))
                    : new Phase(true, random.nextDouble(84, 92), 1.2, minutes(random, 11, 17));
        }

        @Override
        double surgeW() {
            return 420;
        }
    },

    /** Brews for a minute or two, most of all in the morning. */
    COFFEE_MAKER("coffee-maker", 0.99) {
        @Override
        Phase next(RandomGenerator random, int hour, boolean wasBusy) {
            boolean morning = hour >= 6 && hour < 11;
            boolean day = hour >= 6 && hour < 22;
            return wasBusy || !day && random.nextDouble() < 0.95
                    ? new Phase(false, 1.3, 0.1, morning ? minutes(random, 5, 25) : minutes(random, 30, 120))
                    : new Phase(true, random.nextDouble(1080, 1180), 12, random.nextInt(60, 160));
        }
    },

    /** Runs for the evening, sometimes at other times, and waits for its remote control. */
    TV("tv", 0.9) {
        @Override
        Phase next(RandomGenerator random, int hour, boolean wasBusy) {
            double wanted = hour >= 18 && hour < 24 ? 0.8 : hour >= 7 ? 0.25 : 0.02;
            return random.nextDouble() < wanted
                    ? new Phase(true, random.nextDouble(88, 104), 5, minutes(random, 10, 40))
                    : new Phase(false, 0.6, 0.05, minutes(random, 5, 30));
        }
    },

    /** Always on. */
    ROUTER("router", 0.6) {
        @Override
        Phase next(RandomGenerator random, int hour, boolean wasBusy) {
            return new Phase(true, random.nextDouble(9.2, 10.4), 0.25, minutes(random, 1, 5));
        }
    };

    private final String deviceId;
    private final double powerFactor;

    Appliance(String deviceId, double powerFactor) {
        this.deviceId = deviceId;
        this.powerFactor = powerFactor;
    }

    /** What comes after a phase, at this hour of the day (0 to 23). */
    abstract Phase next(RandomGenerator random, int hour, boolean wasBusy);

    /** What it draws in the first second of being busy, 0 for nothing out of the ordinary. */
    double surgeW() {
        return 0;
    }

    /** The identifier of its plug. */
    String deviceId() {
        return deviceId;
    }

    /** Active power over apparent power. */
    double powerFactor() {
        return powerFactor;
    }

    private static int minutes(RandomGenerator random, int least, int most) {
        return random.nextInt(least * 60, most * 60);
    }
}
