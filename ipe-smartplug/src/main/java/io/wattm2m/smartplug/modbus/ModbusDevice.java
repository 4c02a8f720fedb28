// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.modbus;

import com.ghgande.j2mod.modbus.ModbusException;
import com.ghgande.j2mod.modbus.ModbusSlaveException;
import com.ghgande.j2mod.modbus.facade.ModbusTCPMaster;
import com.ghgande.j2mod.modbus.procimg.InputRegister;
import io.wattm2m.smartplug.driver.DeviceInfo.Fact;
import io.wattm2m.smartplug.driver.Quantity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** A device at the end of a Modbus TCP connection. For one thread. */
public final class ModbusDevice implements AutoCloseable {
    private static final int TIMEOUT_MS = 3000;
    private static final int SUN_S_1 = 0x5375;
    private static final int SUN_S_2 = 0x6e53;
    private static final int END = 0xFFFF;
    private static final int MOST_MODELS = 100;
    private final ModbusTCPMaster master;
    private final int unit;
    private final RegisterMap map;
    private List<Place> places = List.of();
    private boolean connected;

    /** The unit behind this address; connects when it is asked. */
    public ModbusDevice(String host, int port, int unit, RegisterMap map) {
        this.master = new ModbusTCPMaster(host, port, TIMEOUT_MS, false);
        this.unit = unit;
        this.map = map;
    }

    /** What it measures, for each outlet; the exception says why it cannot be asked now. */
    public Map<String, Map<Quantity, Double>> measure() throws Exception {
        connect();
        Map<String, Map<Quantity, Double>> outlets = new HashMap<>();
        for (Place place : places) {
            for (Field field : place.block().fields()) {
                OptionalDouble value = field.read(this::read, place.origin());
                value.ifPresent(told -> outlets
                        .computeIfAbsent(field.outlet(), any -> new EnumMap<>(Quantity.class))
                        .put(field.quantity(), told));
            }
        }
        return outlets;
    }

    /** What it is; the exception says why it cannot be asked now. */
    public Map<Fact, String> describe() throws Exception {
        connect();
        Map<Fact, String> facts = new EnumMap<>(Fact.class);
        for (Place place : places) {
            for (TextField field : place.block().texts()) {
                String text = field.read(this::read, place.origin());
                if (!text.isEmpty()) {
                    facts.put(field.fact(), text);
                }
            }
        }
        return facts;
    }

    /** Ends the connection; it is made anew when the device is asked again. */
    @Override
    public void close() {
        connected = false;
        places = List.of();
        master.disconnect();
    }

    private void connect() throws Exception {
        if (!connected) {
            master.connect();
            connected = true;
            places = map.isSunSpec() ? models() : map.blocks().stream().map(block -> new Place(0, block)).toList();
        }
    }

    /** Follows the chain of models: the identifier and the length of each, then its registers. */
    private List<Place> models() throws ModbusException {
        List<Place> found = new ArrayList<>();
        int at = beginning();
        for (int i = 0; i < MOST_MODELS; i++) {
            int[] head = read(false, at, 2);
            if (head[0] == END) {
                break;
            }
            int origin = at;
            map.blocks().stream().filter(block -> block.models().contains(head[0]))
                    .forEach(block -> found.add(new Place(origin, block)));
            at += 2 + head[1];
        }
        if (found.stream().allMatch(place -> place.block().fields().isEmpty())) {
            throw new ModbusException("it has none of the models of the register map");
        }
        return found;
    }

    private int beginning() throws ModbusException {
        for (int base : map.bases()) {
            if (isMarked(base)) {
                return base + 2;
            }
        }
        throw new ModbusException("it does not begin with SunS at any of " + map.bases());
    }

    private boolean isMarked(int base) throws ModbusException {
        try {
            int[] mark = read(false, base, 2);
            return mark[0] == SUN_S_1 && mark[1] == SUN_S_2;
        } catch (ModbusSlaveException notHere) {
            return false;
        }
    }

    private int[] read(boolean input, int address, int count) throws ModbusException {
        InputRegister[] registers = input ? master.readInputRegisters(unit, address, count)
                : master.readMultipleRegisters(unit, address, count);
        int[] values = new int[registers.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = registers[i].toUnsignedShort();
        }
        return values;
    }

    /** Where a block begins. */
    private record Place(int origin, RegisterMap.Block block) {}
}
