// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.modbus;

import java.util.OptionalDouble;

/** How a number is kept in registers of 16 bits, the highest first; a certain value of each says that there is none. */
enum RegisterType {
    INT16(1), UINT16(1), INT32(2), UINT32(2), ACC32(2), FLOAT32(2);

    private static final long LARGEST_UINT32 = 0xFFFF_FFFFL;
    private static final int LARGEST_UINT16 = 0xFFFF;
    private final int length;

    RegisterType(int length) {
        this.length = length;
    }

    /** In how many registers. */
    int length() {
        return length;
    }

    /** The number in these registers; empty where the device has none. */
    OptionalDouble read(int[] registers) {
        long bits = 0;
        for (int register : registers) {
            bits = bits << Short.SIZE | register & LARGEST_UINT16;
        }
        return switch (this) {
            case INT16 -> unless((short) bits == Short.MIN_VALUE, (short) bits);
            case UINT16 -> unless(bits == LARGEST_UINT16, (double) bits);
            case INT32 -> unless((int) bits == Integer.MIN_VALUE, (int) bits);
            case UINT32 -> unless(bits == LARGEST_UINT32, (double) bits);
            case ACC32 -> unless(bits == 0, (double) bits);
            case FLOAT32 -> unless(!Float.isFinite(Float.intBitsToFloat((int) bits)), exactly((int) bits));
        };
    }

    /** 230.1f is 230.1, not 230.10000610351562. */
    private static double exactly(int bits) {
        return Float.isFinite(Float.intBitsToFloat(bits))
                ? Double.parseDouble(Float.toString(Float.intBitsToFloat(bits)))
                : 0;
    }

    private static OptionalDouble unless(boolean absent, double value) {
        return absent ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
