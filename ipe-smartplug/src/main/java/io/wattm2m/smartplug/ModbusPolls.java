// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.smartplug.driver.Availability;
import io.wattm2m.smartplug.driver.DeviceInfo;
import io.wattm2m.smartplug.driver.Measured;
import io.wattm2m.smartplug.driver.PlugEvent;
import io.wattm2m.smartplug.driver.PlugMessage;
import io.wattm2m.smartplug.driver.Quantity;
import io.wattm2m.smartplug.driver.Quarantined;
import io.wattm2m.smartplug.modbus.ModbusDevice;
import io.wattm2m.smartplug.modbus.RegisterMap;
import io.wattm2m.smartplug.modbus.RegisterMapFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Asks devices over Modbus TCP, a virtual thread each, again and again. Thread-safe. */
final class ModbusPolls implements AutoCloseable {
    static final String DIALECT = "modbus";
    private static final Logger LOG = LoggerFactory.getLogger(ModbusPolls.class);
    private final ModbusSettings settings;
    private final Intake intake;
    private final Surroundings surroundings;
    private final List<Thread> threads = new ArrayList<>();

    /** Begins; StartFailure where a register map cannot be read. */
    ModbusPolls(ModbusSettings settings, Intake intake, Surroundings surroundings) {
        this.settings = settings;
        this.intake = intake;
        this.surroundings = surroundings;
        settings.devices().forEach(device -> {
            RegisterMap map = map(device.map());
            threads.add(Thread.ofVirtual().name(DIALECT + "-" + device.deviceId()).start(() -> keep(device, map)));
        });
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }

    private RegisterMap map(String name) {
        try (InputStream file = open(name)) {
            return RegisterMapFile.read(file);
        } catch (IOException | IllegalArgumentException fault) {
            throw new StartFailure("smartplug.modbus: the register map " + name + ": " + fault.getMessage(), fault);
        }
    }

    /** One of the operator's own goes before one that comes along. */
    private InputStream open(String name) throws IOException {
        Path own = Path.of(settings.modbusMaps(), name + ".yaml");
        if (!settings.modbusMaps().isEmpty() && Files.exists(own)) {
            return Files.newInputStream(own);
        }
        return Optional.ofNullable(ModbusDevice.class.getResourceAsStream(name + ".yaml"))
                .orElseThrow(() -> new FileNotFoundException("there is none of this name"));
    }

    private void keep(ModbusSettings.Device device, RegisterMap map) {
        try (ModbusDevice modbus = new ModbusDevice(device.host(), device.port(), device.unit(), map)) {
            Presence presence = Presence.NEW;
            while (!Thread.currentThread().isInterrupted()) {
                Instant began = surroundings.clock().instant();
                presence = ask(device, modbus, presence);
                Duration taken = Duration.between(began, surroundings.clock().instant());
                Duration left = settings.modbusInterval().minus(taken);
                surroundings.pause().of(left.isNegative() ? Duration.ZERO : left);
            }
        } catch (InterruptedException e) {
            LOG.debug("{} is not asked any more", device.deviceId());
        }
    }

    /** Asks once, and says whether the device is there. */
    private Presence ask(ModbusSettings.Device device, ModbusDevice modbus, Presence before)
            throws InterruptedException {
        try {
            Instant now = surroundings.clock().instant();
            List<PlugEvent> events = new ArrayList<>();
            if (before != Presence.ONLINE) {
                events.add(new DeviceInfo(device.deviceId(), modbus.describe()));
                events.add(new Availability(device.deviceId(), true));
            }
            Map<String, Map<Quantity, Double>> outlets = modbus.measure();
            events.add(measured(device, outlets, now));
            tell(device, events);
            return Presence.ONLINE;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception fault) { // the root of the thread, and connecting throws just that
            lost(device, modbus, fault, before);
            return Presence.OFFLINE;
        }
    }

    private void lost(ModbusSettings.Device device, ModbusDevice modbus, Exception fault, Presence before) {
        modbus.close();
        LOG.atLevel(before == Presence.OFFLINE ? Level.DEBUG : Level.WARN).log("{} at {}:{} does not answer: {}",
                device.deviceId(), device.host(),
                device.port(), fault.getMessage());
        tell(device, List.of(new Availability(device.deviceId(), false)));
    }

    private static PlugEvent measured(ModbusSettings.Device device, Map<String, Map<Quantity, Double>> outlets,
            Instant now) {
        try {
            return new Measured(device.deviceId(), now.toEpochMilli() / 1000.0, outlets.entrySet().stream()
                    .map(entry -> new Measured.Part(entry.getKey(), entry.getValue())).toList());
        } catch (IllegalArgumentException impossible) {
            return Quarantined.of(PlugMessage.of(topic(device), outlets.toString()),
                    String.valueOf(impossible.getMessage()));
        }
    }

    private void tell(ModbusSettings.Device device, List<PlugEvent> events) {
        intake.told(DIALECT, events, PlugMessage.of(topic(device), ""), () -> {});
    }

    private static String topic(ModbusSettings.Device device) {
        return DIALECT + "/" + device.deviceId();
    }

    /** Whether a device answers. */
    private enum Presence {
        NEW, ONLINE, OFFLINE
    }
}
