// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.modbus;

import com.ghgande.j2mod.modbus.ModbusException;
import io.wattm2m.smartplug.driver.Outlets;
import io.wattm2m.smartplug.driver.Quantity;
import java.util.OptionalDouble;

/**
 * Where in the registers a quantity is. Immutable.
 *
 * @param quantity what it is
 * @param outlet the outlet it is of, where there are several
 * @param input whether it is in the input registers, not in the holding registers
 * @param address of the first register; in a model of SunSpec, from the model's identifier on
 * @param swapped whether the lowest register comes first
 * @param encoding how it is written there
 */
record Field(Quantity quantity, String outlet, boolean input, int address, boolean swapped, Encoding encoding) {

    /** The outlet it is of; what is of the device as a whole is {@link Outlets#WHOLE}. */
    @Override
    public String outlet() {
        return quantity.isOfWhole() ? Outlets.WHOLE : outlet;
    }

    /** What it is now, in the unit of the quantity, of a device or a model that begins at this address. */
    OptionalDouble read(Registers registers, int origin) throws ModbusException {
        int[] words = registers.read(input, origin + address, encoding.type().length());
        OptionalDouble raw = encoding.type().read(swapped ? reversed(words) : words);
        if (raw.isEmpty()) {
            return raw;
        }
        OptionalDouble power = encoding.scale() < 0 ? OptionalDouble.of(0)
                : RegisterType.INT16.read(registers.read(input, origin + encoding.scale(), 1));
        return power.isEmpty() ? power : OptionalDouble.of(scaled(raw.getAsDouble(), power.getAsDouble()));
    }

    private double scaled(double raw, double power) {
        double value = raw * Math.pow(10, power) * encoding.factor();
        return Math.abs(value) < 1e12 ? Math.round(value * 1e6) / 1e6 : value;
    }

    private static int[] reversed(int[] words) {
        int[] reversed = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            reversed[i] = words[words.length - 1 - i];
        }
        return reversed;
    }

    /**
     * How a number is written. Immutable.
     *
     * @param type in its registers
     * @param factor how many of our units one of its has
     * @param scale where the power of ten is that it is multiplied with; negative for none
     */
    record Encoding(RegisterType type, double factor, int scale) {}
}
