// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.testing.ExternalTool;
import io.wattm2m.smartplug.mqtt.Pause;
import io.wattm2m.smartplug.simulator.HouseholdSettings;
import io.wattm2m.smartplug.simulator.HouseholdSimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each example in {@code docs/clients} does what it says, and leaves nothing behind. */
@TestInstance(Lifecycle.PER_CLASS)
class ClientExamplesTest {
    private static final Path CLIENTS = Path.of("..", "docs", "clients").toAbsolutePath().normalize();
    private Optional<Platform> running = Optional.empty();
    private Optional<HouseholdSimulator> household = Optional.empty();

    @BeforeAll
    void start(@TempDir Path folder) {
        Platform platform =
                Platform.start(folder, "smartplug.readers=Cenergy,Cpython-plugs", "smartplug.model-interval=1 s");
        running = Optional.of(platform);
        HouseholdSimulator simulator = new HouseholdSimulator(platform.broker(), HouseholdSettings.ofSeed(1),
                Clock.systemUTC(), Pause.REAL);
        household = Optional.of(simulator);
        simulator.start();
        awaitTheHousehold(platform);
    }

    private static void awaitTheHousehold(Platform platform) {
        try (HttpOriginator admin = HttpOriginator.admin(platform.at("http"))) {
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> admin
                    .retrieve("cse-in?fu=1&ty=28&cnd=org.onem2m.common.moduleclass.energyConsumption").content()
                    .path("m2m:uril").size() == 5);
        }
    }

    @AfterAll
    void stop() {
        household.ifPresent(HouseholdSimulator::close);
        running.ifPresent(Platform::close);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void itDoesWhatItSays(Example example) throws Exception {
        Platform platform = running.orElseThrow();
        try (HttpOriginator admin = HttpOriginator.admin(platform.at("http"))) {
            String before = applications(admin);

            String output = output(example, Map.of("CSE_HTTP", platform.at("http").toString(), "CSE_COAP",
                    platform.at("coap").toString(), "CSE_MQTT", platform.at("mqtt").toString(), "CSE_WS",
                    platform.at("ws").toString()));

            assertThat(output).containsSubsequence(example.expected);
            assertThat(applications(admin)).isEqualTo(before);
        }
    }

    @Test
    void curlWorksOverTlsWithAToken(@TempDir Path folder) throws Exception {
        try (SecuredPlatform platform = SecuredPlatform.start(folder)) {
            String output = output(curl("data.sh"), Map.of("CSE_HTTP", platform.at("https").toString(), "CA",
                    platform.authority().toString(), "TOKEN", platform.token("Ccurl-*")));

            assertThat(output).contains("\"con\":{\"power\":61.5}");
        }
    }

    static Stream<Example> examples() {
        return Stream.of(curl("register.sh", "\"aei\":\"Ccurl-register\"", "\"lbl\":[\"floor:1\"]"),
                curl("data.sh", "latest, oldest, all:", "{\"power\":61.5}", "{\"power\":60.0}", "\"cni\":2"),
                curl("subscribe.sh", "question: {\"m2m:sgn\":{\"vrq\":true", "notification: {\"m2m:sgn\":{\"nev\""),
                curl("discover.sh", "/roof\"]}", "/roof\",\"cse-in/curl-discover/cellar\"]}", "/roof\"]}", "m2m:rrl"),
                curl("group.sh", "\"rsc\":2001", "\"rsc\":2001", "\"rsc\":2000", "\"rsc\":2000"),
                curl("access.sh", "but may not write", "\"con\":\"welcome\"", "no privilege to CREATE", "refused"),
                new Example("coap/coap.sh", List.of("coap-client-notls", "coap-client"), "latest:", "\"con\":\"60.0\""),
                new Example("mqtt/mqtt.sh", List.of("mosquitto_rr"), "notification: {\"op\":5", "\"con\":\"60.0\""),
                python("over_http.py", "latest: {'power': 61.5}", "kept: 3", "smaller: 1", "refused: 4004"),
                python("plugs.py", "coffee-maker: ", " W, ", " Wh", "pc: ", "tv: ", "tv is off", "tv is on"),
                python("polling.py", "told of {'power': 58.5}", "told of {'power': 60.0}"),
                python("over_coap.py", "registered: 2001", "latest: 60.0", "deregistered: 2002"),
                python("over_mqtt.py", "subscribed: 2001", "told of {'power': 60.0}", "deregistered: 2002"),
                node("over-http.mjs", "told of { power: 60.5 }", "latest: { power: 60.5 }", "refused: 4004"),
                node("over-websocket.mjs", "subscribed: 2001", "told of { power: 60.5 }", "deregistered: 2002"));
    }

    private static Example curl(String script, String... expected) {
        return new Example("curl/" + script, List.of("curl"), expected);
    }

    private static Example python(String script, String... expected) {
        return new Example("python/" + script, List.of("python3"), expected);
    }

    private static Example node(String script, String... expected) {
        return new Example("node/" + script, List.of("node"), expected);
    }

    private static String output(Example example, Map<String, String> environment) throws Exception {
        try (ToolProcess process = ToolProcess.start(CLIENTS, environment, example.command())) {
            return process.complete();
        }
    }

    private static String applications(HttpOriginator admin) {
        return admin.retrieve("cse-in?fu=1&ty=2").content().toString();
    }

    /** A file, the programs of which it needs one, and what it prints, in this order. */
    record Example(String file, List<String> tools, String... expected) {

        /** What runs it; the test is skipped where that is not installed. */
        List<String> command() throws IOException, InterruptedException {
            String tool = ExternalTool.require("install it", tools.toArray(String[]::new)).toString();
            return switch (tool.substring(tool.lastIndexOf('/') + 1)) {
                // not yet by itself in Node 20
                case "node" -> List.of(tool, "--experimental-websocket", file);
                case "python3" -> List.of(file.contains("mqtt") ? pythonWithPaho() : tool, "-B", file);
                default -> List.of("bash", file);
            };
        }

        /** There may be one on the path beside that of the system, for which python3-paho-mqtt is installed. */
        private static String pythonWithPaho() throws IOException, InterruptedException {
            for (String python : List.of("python3", "/usr/bin/python3")) {
                if (new ProcessBuilder(python, "-c", "import paho.mqtt").redirectErrorStream(true).start()
                        .waitFor() == 0) {
                    return python;
                }
            }
            return ExternalTool.missing("paho-mqtt for Python", "install python3-paho-mqtt");
        }

        @Override
        public String toString() {
            return file;
        }
    }
}
