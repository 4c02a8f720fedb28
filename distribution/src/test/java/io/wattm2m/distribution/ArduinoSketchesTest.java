// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.testing.ExternalTool;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The Arduino sketches, compiled as they are for this machine and run against the platform. */
@TestInstance(Lifecycle.PER_CLASS)
class ArduinoSketchesTest {
    private static final Path SKETCHES = Path.of("..", "docs", "clients", "arduino").toAbsolutePath().normalize();
    private Path folder = Path.of("");
    private Optional<Platform> running = Optional.empty();

    @BeforeAll
    void start(@TempDir Path temporary) {
        folder = temporary;
        running = Optional.of(Platform.start(folder.resolve("data")));
    }

    @AfterAll
    void stop() {
        running.ifPresent(Platform::close);
    }

    @Test
    void theHttpMeterRegistersAndMeasures() throws Exception {
        try (ToolProcess sketch = run("http_meter", "http")) {
            sketch.awaitOutput("reading: ");

            assertThat(sketch.output()).contains("registered: 201", "container: 201", "reading: 201");
            assertPower("http-meter");
        }
    }

    @Test
    void theCoapMeterRegistersAndMeasures() throws Exception {
        try (ToolProcess sketch = run("coap_meter", "coap")) {
            sketch.awaitOutput("reading: ");

            assertThat(sketch.output()).contains("registered: 2001", "container: 2001", "reading: 2001");
            assertPower("coap-meter");
        }
    }

    @Test
    void theMqttMeterMeasuresAndIsSwitched() throws Exception {
        try (ToolProcess sketch = run("mqtt_meter", "mqtt");
                HttpOriginator owner = new HttpOriginator(platform().at("http"), "Cmqtt-meter")) {
            sketch.awaitOutput("reading: ");
            owner.create("cse-in/mqtt-meter/relay", 4, "{'m2m:cin':{'con':'on'}}");
            sketch.awaitOutput("switched: on");

            assertThat(sketch.output()).contains("registered: 2001", "relay: 2001", "subscribed: 2001",
                    "reading: 2001");
            assertPower("mqtt-meter");
        }
    }

    private ToolProcess run(String sketch, String scheme) throws Exception {
        URI address = platform().at(scheme);
        String program = folder.resolve(sketch).toString();
        List<String> compiler = List.of(ExternalTool.require("install g++", "g++").toString(), "-std=c++11", "-Wall",
                "-Wextra", "-Werror", "-DCSE_HOST=\"" + address.getHost() + "\"", "-DCSE_PORT=" + address.getPort(),
                "-Ihost", "-Ilibraries/OneM2M/src", "-include", "Arduino.h", "-x", "c++",
                sketch + "/" + sketch + ".ino",
                "host/main.cpp", "-pthread", "-o", program);
        try (ToolProcess compilation = ToolProcess.start(SKETCHES, Map.of(), compiler)) {
            compilation.complete();
        }
        return ToolProcess.start(folder, Map.of(), List.of(program));
    }

    private void assertPower(String application) {
        try (HttpOriginator admin = HttpOriginator.admin(platform().at("http"))) {
            assertThat(admin.retrieve("cse-in/" + application + "/power/la").content().at("/m2m:cin/con/power")
                    .asDouble()).isBetween(60.0, 61.0);
        }
    }

    private Platform platform() {
        return running.orElseThrow();
    }
}
