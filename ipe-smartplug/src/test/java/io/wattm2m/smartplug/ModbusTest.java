// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.ghgande.j2mod.modbus.ModbusException;
import com.ghgande.j2mod.modbus.procimg.SimpleInputRegister;
import com.ghgande.j2mod.modbus.procimg.SimpleProcessImage;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import com.ghgande.j2mod.modbus.slave.ModbusSlave;
import com.ghgande.j2mod.modbus.slave.ModbusSlaveFactory;
import io.wattm2m.cse.spi.StartFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices that are asked over Modbus TCP, at a real server. */
class ModbusTest {
    private static final int UNIT = 7;
    private final FakeCse cse = new FakeCse(Clock.systemUTC());
    private final SimpleProcessImage registers = new SimpleProcessImage(UNIT);
    private Optional<SmartPlugApplication> application = Optional.empty();
    private Optional<ModbusSlave> server = Optional.empty();

    @AfterEach
    void stop() {
        application.ifPresent(SmartPlugApplication::close);
        server.ifPresent(ModbusSlaveFactory::close);
    }

    @Test
    void aMeterOfPlainRegistersIsRead() throws Exception {
        List.of(2, 4, 6, 8).forEach(address -> input(address, Float.NaN));
        input(10, 1.5f);
        input(0, 230.1f);
        input(48, 5.5f);
        input(52, 1234.5f);
        input(56, 1300f);
        input(60, -20f);
        input(70, 49.98f);
        input(72, 1542.75f);
        input(74, 0.25f);

        start("meter=eastron-sdm630@127.0.0.1:%d/7", "");

        await().untilAsserted(() -> assertThat(telemetry("meter")).containsEntry("power", 1234.5)
                .containsEntry("voltage", 230.1).containsEntry("current", 5.5).containsEntry("energy", 1_542_750.0)
                .containsEntry("returnedEnergy", 250.0).containsEntry("frequency", 49.98)
                .containsEntry("currentL3", 1.5).doesNotContainKey("currentL2"));
        assertThat(cse.at("cse-in/smartplug/meter")).containsEntry("lbl", List.of("device:meter", "dialect:modbus"));
    }

    @Test
    void anInverterAndItsBatteryAreFoundInTheModelsOfSunSpec() throws Exception {
        int at = sunSpec(40_000);
        int common = model(at, 1, 66);
        text(common + 2, "Acme");
        text(common + 18, "Sun 5");
        text(common + 42, "1.2.3");
        int inverter = model(common + 68, 103, 50);
        holding(inverter + 2, 72, inverter + 6, -1);
        holding(inverter + 10, 2310, inverter + 13, -1);
        holding(inverter + 14, 4965, inverter + 15, 0);
        holding(inverter + 16, 5001, inverter + 17, -2);
        holding(inverter + 24, 1, inverter + 25, 34_464);
        holding(inverter + 26, 0, inverter + 33, 0x8000);
        int battery = model(inverter + 52, 802, 62);
        holding(battery + 11, 815, battery + 56, -1);
        model(battery + 64, 0xFFFF, 0);

        start("roof=sunspec-inverter@127.0.0.1:%d/7", "");

        await().untilAsserted(() -> assertThat(telemetry("roof")).containsEntry("power", -4965.0)
                .containsEntry("voltage", 231.0).containsEntry("current", 7.2).containsEntry("frequency", 50.01)
                .containsEntry("returnedEnergy", 100_000.0).containsEntry("battery", 81.5)
                .doesNotContainKey("temperature"));
        await().untilAsserted(() -> assertThat(cse.at("cse-in/smartplug-roof/deviceInfo"))
                .containsEntry("man", "Acme").containsEntry("mod", "Sun 5").containsEntry("fwv", "1.2.3"));
    }

    @Test
    void aMeterIsFoundInTheModelsOfSunSpec() throws Exception {
        int common = model(sunSpec(0), 1, 66);
        int meter = model(common + 68, 213, 124);
        floats(meter + 2, 3.5f);
        floats(meter + 4, 1.5f);
        floats(meter + 14, 231.5f);
        floats(meter + 10, 229.5f);
        floats(meter + 28, -750f);
        floats(meter + 60, 91_000f);
        floats(meter + 68, 1_250_000f);
        floats(meter + 26, Float.NaN);
        model(meter + 126, 0xFFFF, 0);

        start("grid=sunspec-meter@127.0.0.1:%d/7", "");

        await().untilAsserted(() -> assertThat(telemetry("grid")).containsEntry("power", -750.0)
                .containsEntry("energy", 1_250_000.0).containsEntry("returnedEnergy", 91_000.0)
                .containsEntry("currentL1", 1.5).containsEntry("voltageL2", 231.5)
                .doesNotContainKey("frequency"));
    }

    @Test
    void aMapOfOnesOwnIsReadAndImpossibleValuesGoIntoQuarantine(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("mine.yaml"), """
                registers:
                  - {quantity: power, address: 10, type: int32, swapped: true, factor: 0.1}
                  - {quantity: voltage, address: 12, type: uint16}
                """);
        holding(10, 65_036, 11, 0xFFFF);
        holding(12, 230, 13, 0);
        start("own=mine@127.0.0.1:%d/7", folder.toString());
        await().untilAsserted(() -> assertThat(telemetry("own")).containsEntry("power", -50.0));

        registers.getRegister(12).setValue(900);

        await().until(() -> cse.contents("cse-in/smartplug/quarantine").stream()
                .anyMatch(kept -> kept.get("reason").toString().contains("voltage 900.0 is outside")));
    }

    @Test
    void aDeviceThatGoesAwayIsOfflineAndComesBack() throws Exception {
        input(52, 10f);
        List.of(0, 2, 4, 6, 8, 10, 48, 56, 60, 70, 72, 74).forEach(address -> input(address, Float.NaN));
        int port = start("meter=eastron-sdm630@127.0.0.1:%d/7", "");
        await().until(() -> telemetry("meter").containsKey("power"));

        ModbusSlaveFactory.close(server.orElseThrow());
        await().untilAsserted(() -> assertThat(cse.at("cse-in/smartplug/meter/plug/fauDn"))
                .containsEntry("dc", "the plug is offline"));
        int before = cse.contents("cse-in/smartplug/meter/telemetry").size();
        server = Optional.of(server(port));

        await().until(() -> cse.contents("cse-in/smartplug/meter/telemetry").size() > before);
    }

    @Test
    void aMapThatMakesNoSenseEndsTheStart(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("mine.yaml"), "registers: [{quantity: heat, address: 1, type: int16}]");

        assertThatThrownBy(() -> start("own=mine@127.0.0.1:%d", folder.toString())).isInstanceOf(StartFailure.class)
                .hasMessage("smartplug.modbus: the register map mine: quantity 'heat' is unknown");
        assertThatThrownBy(() -> start("own=none@127.0.0.1:%d", "")).isInstanceOf(StartFailure.class)
                .hasMessage("smartplug.modbus: the register map none: there is none of this name");
        assertThatThrownBy(() -> new ModbusSettings(List.of("own@here"), Duration.ofSeconds(1), ""))
                .hasMessageContaining("not such as roof=sunspec-inverter@");
    }

    private Map<String, Object> telemetry(String deviceId) {
        List<Map<String, Object>> all = cse.contents("cse-in/smartplug/" + deviceId + "/telemetry");
        return all.isEmpty() ? Map.of() : all.getLast();
    }

    private int start(String device, String maps) throws IOException, ModbusException {
        int port = freePort();
        server = Optional.of(server(port));
        ModbusSettings modbus =
                new ModbusSettings(List.of(device.formatted(port)), Duration.ofMillis(50), maps);
        ModelSettings model = new ModelSettings(Duration.ofMillis(10), 500, false, true);
        SmartPlugApplication started = new SmartPlugApplication(SmartPlugSettings.DEFAULTS,
                new Options(model, SwitchingSettings.DEFAULTS, IngestSettings.DEFAULTS, modbus,
                        AnnouncementSettings.DEFAULTS, WatchSettings.DEFAULTS),
                List.of(), new Surroundings(Clock.systemUTC(), Thread::sleep, Timer.real(), any -> new FakeGateway()));
        application = Optional.of(started);
        started.start(cse);
        return port;
    }

    private ModbusSlave server(int port) throws IOException, ModbusException {
        ModbusSlave slave = ModbusSlaveFactory.createTCPSlave(InetAddress.getLoopbackAddress(), port, 2, false);
        slave.addProcessImage(UNIT, registers);
        slave.open();
        return slave;
    }

    private int sunSpec(int base) {
        holding(base, 0x5375, base + 1, 0x6e53);
        return base + 2;
    }

    /** A model in which nothing is implemented yet. */
    private int model(int at, int identifier, int length) {
        holding(at, identifier, at + 1, length);
        for (int i = 0; i < length; i++) {
            registers.addRegister(at + 2 + i,
                    new SimpleRegister(identifier == 213 ? 0x7FC0 : 0x8000));
        }
        return at;
    }

    private void holding(int address, int value, int other, int otherValue) {
        registers.addRegister(address, new SimpleRegister(value));
        registers.addRegister(other, new SimpleRegister(otherValue));
    }

    private void floats(int address, float value) {
        int bits = Float.floatToIntBits(value);
        holding(address, bits >>> 16, address + 1, bits & 0xFFFF);
    }

    private void input(int address, float value) {
        int bits = Float.floatToIntBits(value);
        registers.addInputRegister(address, new SimpleInputRegister(bits >>> 16));
        registers.addInputRegister(address + 1, new SimpleInputRegister(bits & 0xFFFF));
    }

    private void text(int address, String text) {
        byte[] bytes = java.util.Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), 6);
        for (int i = 0; i < bytes.length; i += 2) {
            registers.addRegister(address + i / 2, new SimpleRegister(bytes[i] << 8 | bytes[i + 1]));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
