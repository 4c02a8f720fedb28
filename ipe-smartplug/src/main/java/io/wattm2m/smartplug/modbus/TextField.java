// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.modbus;

import com.ghgande.j2mod.modbus.ModbusException;
import io.wattm2m.smartplug.driver.DeviceInfo.Fact;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Where in the registers a text about the device is. Immutable.
 *
 * @param fact what it tells
 * @param input whether it is in the input registers
 * @param address of the first register
 * @param length how many registers
 */
record TextField(Fact fact, boolean input, int address, int length) {

    /** The text, empty for none; two characters in each register, filled up with NUL or blanks. */
    String read(Registers registers, int origin) throws ModbusException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int word : registers.read(input, origin + address, length)) {
            bytes.write(word >> Byte.SIZE);
            bytes.write(word);
        }
        String text = bytes.toString(StandardCharsets.UTF_8);
        int end = text.indexOf(0);
        return (end < 0 ? text : text.substring(0, end)).replaceAll("\\p{Cntrl}", "").strip();
    }
}
