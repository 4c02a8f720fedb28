// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.modbus;

import com.ghgande.j2mod.modbus.ModbusException;

/** The registers of a device. For one thread. */
@FunctionalInterface
interface Registers {

    /** So many from an address on; ModbusException where the device does not tell them. */
    int[] read(boolean input, int address, int count) throws ModbusException;
}
