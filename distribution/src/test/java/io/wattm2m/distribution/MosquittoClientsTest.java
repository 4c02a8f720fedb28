// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.spi.CredentialKind;
import io.wattm2m.cse.testing.ExternalTool;
import io.wattm2m.cse.testing.SecuredFolder;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mosquitto's clients at the embedded broker: an application that creates, reads, subscribes and is told. */
class MosquittoClientsTest {
    private static final String REQUESTS = "/oneM2M/req/Cmeter/id-in/json";
    private static final String RESPONSES = "/oneM2M/resp/Cmeter/id-in/json";
    private int number;

    @TempDir
    private Path folder;

    @Test
    void inClearTextOnLoopback() throws Exception {
        try (Platform platform = Platform.start(folder, "cse.listeners=mqtt")) {
            itCreatesReadsSubscribesAndIsTold(platform.at("mqtt"), List.of());
        }
    }

    @Test
    void overTlsWithAUserAndItsPassword() throws Exception {
        SecuredFolder secured = new SecuredFolder(folder);
        String password = secured.issue(CredentialKind.PASSWORD, "meter", "Cmeter");
        String[] settings = Stream.concat(Stream.of("cse.listeners=mqtt", "mqtt.secure-port=0"),
                secured.settings().entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()))
                .toArray(String[]::new);
        try (Platform platform = Platform.start(folder, settings)) {
            itCreatesReadsSubscribesAndIsTold(platform.at("mqtts"),
                    List.of("--cafile", secured.certificate().toString(), "-u", "meter", "-P", password));
        }
    }

    private void itCreatesReadsSubscribesAndIsTold(URI broker, List<String> proof) {
        Broker at = new Broker(broker, proof);
        assertThat(heard(at, "-E")).isEmpty();

        assertThat(asked(at, 1, "cse-in", 2, "{\"m2m:ae\":{\"rn\":\"meter\",\"api\":\"Nmeter\",\"rr\":true,"
                + "\"srv\":[\"3\"],\"poa\":[\"" + broker + "\"]}}")).contains("\"rsc\":2001");
        asked(at, 1, "cse-in/meter", 3, "{\"m2m:cnt\":{\"rn\":\"power\"}}");
        asked(at, 1, "cse-in/meter/power", 23, "{\"m2m:sub\":{\"nu\":[\"Cmeter\"],\"enc\":{\"net\":[3]},\"nct\":1}}");
        asked(at, 1, "cse-in/meter/power", 4, "{\"m2m:cin\":{\"con\":\"61.5\"}}");

        assertThat(asked(at, 2, "cse-in/meter/power/la", 0, "{}")).contains("\"con\":\"61.5\"");
        String told = heard(at, "-C", "1");
        assertThat(told).contains("m2m:sgn", "\"con\":\"61.5\"");
        answer(at, told);
    }

    /** What comes for the application; its session is kept, so that nothing is missed in between. */
    private static String heard(Broker broker, String... until) {
        List<String> arguments = new ArrayList<>(List.of("-c", "-i", "listening", "-q", "1", "-W", "30", "-t",
                "/oneM2M/req/+/Cmeter/#"));
        arguments.addAll(List.of(until));
        return broker.run("mosquitto_sub", arguments.toArray(String[]::new));
    }

    /** The answer to a request, with this content where it has one. */
    private String asked(Broker broker, int operation, String to, int type, String content) {
        String rest = type == 0 ? "" : ",\"ty\":" + type + ",\"pc\":" + content;
        return broker.run("mosquitto_rr", "-q", "1", "-W", "30", "-t", REQUESTS, "-e", RESPONSES, "-m",
                "{\"op\":" + operation + ",\"to\":\"" + to + "\",\"fr\":\"Cmeter\",\"rqi\":\"m-" + ++number
                        + "\",\"rvi\":\"3\"" + rest + "}");
    }

    private static void answer(Broker broker, String told) {
        Matcher matcher = Pattern.compile("\"rqi\":\"([^\"]+)\"").matcher(told);
        assertThat(matcher.find()).as(told).isTrue();
        assertThat(broker.run("mosquitto_pub", "-q", "1", "-t", "/oneM2M/resp/id-in/Cmeter/json", "-m",
                "{\"rsc\":2000,\"rqi\":\"" + matcher.group(1) + "\"}")).isEmpty();
    }

    /** The broker, and what a client proves itself with. */
    private record Broker(URI uri, List<String> proof) {
        String run(String program, String... arguments) {
            return ForeignClient.output(command(program, arguments), line -> false);
        }

        private List<String> command(String program, String... arguments) {
            List<String> command = new ArrayList<>(
                    List.of(ExternalTool.require("install mosquitto-clients", program).toString(), "-h",
                            uri.getHost(), "-p", String.valueOf(uri.getPort())));
            command.addAll(proof);
            command.addAll(List.of(arguments));
            return command;
        }
    }
}
