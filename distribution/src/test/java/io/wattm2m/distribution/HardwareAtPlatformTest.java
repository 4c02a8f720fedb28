// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.ghgande.j2mod.modbus.procimg.SimpleInputRegister;
import com.ghgande.j2mod.modbus.procimg.SimpleProcessImage;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import com.ghgande.j2mod.modbus.slave.ModbusSlave;
import com.ghgande.j2mod.modbus.slave.ModbusSlaveFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices without MQTT on the whole platform: over HTTP, and meters and inverters that are asked over Modbus TCP. */
class HardwareAtPlatformTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String KEY = "0123456789abcdef-plant";
    private static final int UNIT = 1;
    private static final int SUNSPEC = 40_000;
    private final SimpleProcessImage registers = new SimpleProcessImage(UNIT);

    @TempDir
    private Path folder;
    private ModbusSlave slave;
    private Platform platform;
    private HttpOriginator admin;
    private int httpPort;

    @BeforeEach
    void start() throws Exception {
        sdm630(235.5f, 1320f, 4.2f);
        inverter(1200, 777_000);
        int modbusPort = freePort();
        slave = ModbusSlaveFactory.createTCPSlave(InetAddress.getLoopbackAddress(), modbusPort, 2, false);
        slave.addProcessImage(UNIT, registers);
        slave.open();
        httpPort = freePort();
        String device = "@127.0.0.1:" + modbusPort + "/" + UNIT;
        platform = Platform.start(folder, "smartplug.http-port=" + httpPort, "smartplug.api-keys=plant=" + KEY,
                "smartplug.modbus=grid=eastron-sdm630" + device + ",roof=sunspec-inverter" + device,
                "smartplug.modbus-interval=200 ms");
        admin = HttpOriginator.admin(platform.at("http"));
    }

    @AfterEach
    void stop() {
        admin.close();
        platform.close();
        slave.close();
    }

    @Test
    void whatADevicePostsIsInTheTreeAndInTheStandardModel() throws Exception {
        assertThat(post(KEY)).isEqualTo(201);
        assertThat(post("0123456789abcdef-other")).isEqualTo(401);

        // 230 V, 1 A + 2 A + 3 A, 0.9
        awaitPower("plant", 1242);
        assertThat(latest("plant").path("energy").asDouble()).isEqualTo(12_300);
        assertThat(latest("plant").path("returnedEnergy").asDouble()).isEqualTo(1500);
        assertThat(get("status")).contains("plant");
        assertThat(get("config")).contains("300");
    }

    @Test
    void aMeterIsAskedByItsRegisterMap() {
        awaitPower("grid", 1320);
        assertThat(latest("grid").path("voltage").asDouble()).isEqualTo(235.5);

        sdm630(235.5f, 1500f, 4.3f);

        awaitPower("grid", 1500);
        assertThat(latest("grid").path("energy").asDouble()).isCloseTo(4300, within(0.1));
    }

    @Test
    void aSunSpecInverterProduces() {
        awaitPower("roof", -1200);
        assertThat(latest("roof").path("returnedEnergy").asDouble()).isEqualTo(777_000);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(admin.retrieve("cse-in/smartplug/roof/plug/outlet-1/"
                + "eneGn").content().at("/cod:eneGn/poGDa").asDouble()).isEqualTo(1200));
    }

    private void awaitPower(String device, double watts) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(latest(device).path("power").asDouble())
                .isEqualTo(watts));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(admin.retrieve("cse-in/smartplug/" + device
                + "/plug/outlet-1/eneCn").content().at("/cod:eneCn/power").asDouble()).isEqualTo(watts));
    }

    private JsonNode latest(String device) {
        return admin.retrieve("cse-in/smartplug/" + device + "/telemetry/la").content().at("/m2m:cin/con");
    }

    private int post(String key) throws IOException, InterruptedException {
        return send(request("data").header("X-API-Key", key).POST(BodyPublishers.ofString("""
                {"energy_produced":1.5,"energy_consumed":12.3,"current_load":40,"voltage":230,"current1":1,"current2":2,
                "current3":3,"frequency":50,"power_factor":0.9}""")).build()).statusCode();
    }

    private String get(String what) throws IOException, InterruptedException {
        return send(request(what).header("X-API-Key", KEY).build()).body();
    }

    private HttpRequest.Builder request(String what) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + "/api/hardware/" + what));
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    /** What an Eastron SDM630 has in its input registers, in V, W and kWh. */
    private void sdm630(float volts, float watts, float kilowattHours) {
        float32(Map.of(0, volts, 2, 234f, 4, 236f, 6, 1.8f, 8, 1.9f, 10, 1.8f));
        float32(Map.of(48, 5.5f, 52, watts, 56, Float.NaN, 60, Float.NaN, 70, 50f, 72, kilowattHours, 74, Float.NaN));
    }

    private void float32(Map<Integer, Float> values) {
        values.forEach((address, value) -> {
            int bits = Float.floatToIntBits(value);
            input(address, bits >>> 16);
            input(address + 1, bits & 0xFFFF);
        });
    }

    /** An inverter with one phase as SunSpec has it (models 1 and 101), in W and Wh. */
    private void inverter(int watts, int wattHours) {
        holding(SUNSPEC, 0x5375);
        holding(SUNSPEC + 1, 0x6e53);
        model(SUNSPEC + 2, 1, 66);
        int inverter = SUNSPEC + 70;
        model(inverter, 101, 50);
        holding(inverter + 14, watts);
        holding(inverter + 15, 0);
        holding(inverter + 24, wattHours >>> 16);
        holding(inverter + 25, wattHours & 0xFFFF);
        holding(inverter + 26, 0);
        model(inverter + 52, 0xFFFF, 0);
    }

    /** A model in which nothing is implemented yet. */
    private void model(int at, int identifier, int length) {
        holding(at, identifier);
        holding(at + 1, length);
        IntStream.range(0, length).forEach(i -> holding(at + 2 + i, 0x8000));
    }

    private void holding(int address, int value) {
        registers.addRegister(address, new SimpleRegister(value));
    }

    private void input(int address, int value) {
        registers.addInputRegister(address, new SimpleInputRegister(value));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
