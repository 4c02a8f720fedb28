// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.smartplug.driver.Measured;
import io.wattm2m.smartplug.driver.PlugEvent;
import io.wattm2m.smartplug.driver.Reading;
import java.util.Arrays;

/**
 * Remembers the last few hundred readings of one plug by a 64-bit fingerprint each, so that what the broker delivers
 * again is not written again. For one thread at a time.
 */
final class RecentReadings {
    private static final int FIRST = 16;
    private static final int MOST = 512;
    private long[] fingerprints = new long[0];
    private int next;
    private int size;

    /** Whether the same reading was written: the same time and the same values. */
    boolean has(PlugEvent reading) {
        long fingerprint = fingerprint(reading);
        for (int i = 0; i < size; i++) {
            if (fingerprints[i] == fingerprint) {
                return true;
            }
        }
        return false;
    }

    /** Remembers that this was written. */
    void add(PlugEvent reading) {
        if (size == fingerprints.length && size < MOST) {
            fingerprints = Arrays.copyOf(fingerprints, Math.clamp(size * 2L, FIRST, MOST));
            next = size;
        }
        fingerprints[next] = fingerprint(reading);
        next = (next + 1) % fingerprints.length;
        size = Math.min(size + 1, fingerprints.length);
    }

    private static long fingerprint(PlugEvent event) {
        return switch (event) {
            case Reading reading -> fingerprint(reading);
            case Measured measured -> mixed(mixed(Double.doubleToLongBits(measured.timestampS().doubleValue()))
                    ^ measured.parts().hashCode());
            default -> event.hashCode();
        };
    }

    private static long fingerprint(Reading reading) {
        long mixed = mixed(Double.doubleToLongBits(reading.timestampS().doubleValue()));
        mixed = mixed(mixed ^ Double.doubleToLongBits(reading.powerW().orElse(0)));
        mixed = mixed(mixed ^ Double.doubleToLongBits(reading.voltageV().orElse(-1)));
        mixed = mixed(mixed ^ Double.doubleToLongBits(reading.currentA().orElse(-1)));
        mixed = mixed(mixed ^ Double.doubleToLongBits(reading.energyWh().orElse(-1)));
        return mixed(mixed ^ reading.further().hashCode());
    }

    /** The finalizer of SplitMix64: every bit of the input changes half of the output's. */
    private static long mixed(long bits) {
        long mixed = bits + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
