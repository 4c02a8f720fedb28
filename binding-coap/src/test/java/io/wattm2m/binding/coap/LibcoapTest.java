// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.testing.ExternalTool;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Another implementation as the client: libcoap's coap-client. It knows no oneM2M option and therefore drops responses
 * that carry one, after it has logged them.
 */
class LibcoapTest {
    private final BlockingQueue<RequestPrimitive> received = new LinkedBlockingQueue<>();
    private final CoapBinding binding = TestSettings.binding(TestSettings.free());
    private Receiver receiver = request -> ResponsePrimitive.of(ResponseStatusCode.OK, request);
    private String program = "";
    private URI server = URI.create("coap://127.0.0.1");

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() {
        program = ExternalTool.require("install libcoap3-bin", "coap-client", "coap-client-notls",
                "coap-client-openssl", "coap-client-gnutls").toString();
        server = binding.start(request -> {
            received.add(request);
            return receiver.receive(request);
        }).getFirst();
    }

    @AfterEach
    void close() {
        binding.close();
    }

    @Test
    void itCreates() throws Exception {
        receiver = request -> ResponsePrimitive.of(ResponseStatusCode.CREATED, request,
                new Content("m2m:uri", "cse-in/power"));

        String output =
                run("-m", "post", "-t", "50", "-e", "{\"m2m:cnt\":{\"rn\":\"power\"}}", "-O", "279,Clibcoap", "-O",
                        "283,r-9", "-O", "271,4", "-O", "267,0x03", server + "/~/id-in/cse-in");

        RequestPrimitive request = received.take();
        assertThat(request.to()).isEqualTo("/id-in/cse-in");
        assertThat(request.from()).contains("Clibcoap");
        assertThat(request.requestIdentifier()).isEqualTo("r-9");
        assertThat(request.resourceType()).hasValue(3);
        assertThat(request.content()).contains(new Content("m2m:cnt", Map.of("rn", "power")));
        assertThat(output).contains("c:2.01", "Location-Path:cse-in, Location-Path:power",
                "Content-Format:application/json",
                "Max-Age:0", "283:\\x72\\x2D\\x39", "307:\\x07\\xD1", "{\"m2m:uri\":\"cse-in/power\"}");
    }

    @Test
    void itSendsManyBlocks() throws Exception {
        String payload = "{\"m2m:cnt\":{\"x\":\"" + "y".repeat(100 * 1024) + "\"}}";
        Path file = Files.writeString(folder.resolve("payload"), payload);

        String output = run("-m", "put", "-t", "50", "-b", "512", "-f", file.toString(), "-O", "283,r-10",
                server + "/cse-in/a");

        assertThat(received.take().content().orElseThrow().members().get("x").toString()).hasSize(100 * 1024);
        assertThat(output).contains("c:2.31", "c:2.04");
    }

    @Test
    void itTalksOverTcpToo() throws Exception {
        try (CoapBinding overTcp = TestSettings.overTcp(10, Duration.ofMinutes(1))) {
            String payload = "{\"m2m:cnt\":{\"x\":\"" + "y".repeat(100 * 1024) + "\"}}";
            Path file = Files.writeString(folder.resolve("payload"), payload);
            URI address = overTcp.start(request -> {
                received.add(request);
                return ResponsePrimitive.of(ResponseStatusCode.UPDATED, request);
            }).getFirst();

            String output =
                    run("-m", "put", "-t", "50", "-f", file.toString(), "-O", "283,r-11", address + "/cse-in/a");

            assertThat(received.take().content().orElseThrow().members().get("x").toString()).hasSize(100 * 1024);
            assertThat(output).contains("CSM", "2.04", "307:\\x07\\xD4");
        }
    }

    @Test
    void itGetsTheTextOfAnError() throws Exception {
        assertThat(run("-m", "get", server + "/cse-in")).contains("4.00").contains("oneM2M-RQI (283)");
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program, "-v", "7", "-B", "1"));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
