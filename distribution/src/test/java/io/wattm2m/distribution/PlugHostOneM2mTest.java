// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import io.wattm2m.cse.testing.ExternalTool;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The firmware as an application entity of its own, and updates that are ordered by its {@code [firmware]}. */
@TestInstance(Lifecycle.PER_CLASS)
class PlugHostOneM2mTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String FIRMWARE = "cse-in/lamp-node/firmware";
    private static final int SUCCESSFUL = 1;
    private static final int FAILURE = 2;
    private static final Path SIGN = Path.of("..", "firmware", "tools", "sign_image.py").toAbsolutePath().normalize();
    private Path program = Path.of("");

    @TempDir
    private Path folder;
    private Path images;
    private Platform platform;
    private HttpOriginator admin;
    private HttpServer web;
    private PlugHost plug;

    @BeforeAll
    void build(@TempDir Path temporary) throws Exception {
        program = PlugHost.build(temporary);
    }

    @BeforeEach
    void start() throws Exception {
        openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "update.key");
        openssl("ec", "-in", "update.key", "-pubout", "-out", "update.pub");
        images = Files.createDirectories(folder.resolve("images")).toRealPath();
        web = SimpleFileServer.createFileServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), images,
                SimpleFileServer.OutputLevel.NONE);
        web.start();
        platform = Platform.start(folder.resolve("data"));
        admin = HttpOriginator.admin(platform.at("http"));
        URI broker = platform.at("mqtt");
        plug = new PlugHost(program, folder, "--broker", broker.getHost() + ":" + broker.getPort(), "--mode", "onem2m",
                "--update-key", folder.resolve("update.pub").toString(), "--set", "reportEveryS=60");
        plug.start(PlugHost.hoursAgo(3));
        await().atMost(PATIENCE).until(() -> content("cse-in/lamp/telemetry/la", "cin").at("/con/power").isNumber());
    }

    @AfterEach
    void stop() {
        plug.close();
        web.stop(0);
        admin.close();
        platform.close();
    }

    @Test
    void aCommandInstanceSwitchesAndTheStateIsAnInstance() {
        admin.create("cse-in/lamp/command", 4, "{'m2m:cin': {'con': {'power': 'on'}}}");

        await().atMost(PATIENCE)
                .until(() -> content("cse-in/lamp/state/la", "cin").at("/con/source").asText().equals("remote"));
        assertThat(content("cse-in/lamp/state/la", "cin").at("/con/power").asText()).isEqualTo("on");
        await().atMost(PATIENCE)
                .until(() -> content("cse-in/lamp/telemetry/la", "cin").at("/con/power").asDouble() > 50);
        assertThat(content("cse-in/lamp-node/device", "dvi").path("fwv").asText()).isEqualTo("1.0.0");
    }

    @Test
    void anUpdateThatIsSignedIsTriedConfirmedAndKept() throws Exception {
        sign("2.0.0 2", "2.0.0", 2);

        order("2.0.0");

        awaitOutcome(SUCCESSFUL);
        assertThat(firmware().path("vr").asText()).isEqualTo("2.0.0");
        assertThat(firmware().path("dc").asText()).isEqualTo("confirmed");
    }

    @Test
    void anUpdateWhoseSignatureIsWrongIsRefused() throws Exception {
        sign("2.0.0 2", "2.0.0", 2);
        Path image = images.resolve("2.0.0");
        byte[] bytes = Files.readAllBytes(image);
        bytes[130] ^= 1;
        Files.write(image, bytes);

        order("2.0.0");

        awaitOutcome(FAILURE);
        assertThat(firmware().path("vr").asText()).isEqualTo("1.0.0");
        assertThat(firmware().path("dc").asText()).isEqualTo("the signature is wrong");
    }

    @Test
    void anUpdateThatFindsNoBrokerIsRolledBack() throws Exception {
        sign("2.0.0 2 deaf", "2.0.0", 2);

        order("2.0.0");

        plug.awaitOutput("firmware 2.0.0 on trial");
        awaitOutcome(FAILURE);
        assertThat(firmware().path("vr").asText()).isEqualTo("1.0.0");
        assertThat(firmware().path("dc").asText()).isEqualTo("rolled back");
    }

    private void sign(String firmware, String version, int build) throws Exception {
        Path raw = Files.writeString(folder.resolve("firmware.bin"), firmware);
        run(List.of(ExternalTool.require("install python3", "python3").toString(), SIGN.toString(), "--key",
                "update.key", "--board", "host", "--version", version, "--build", Integer.toString(build),
                raw.toString(), images.resolve(version).toString()));
    }

    private void order(String image) {
        String url = "http://127.0.0.1:" + web.getAddress().getPort() + "/" + image;
        HttpOriginator.Answer answer = admin.send("PUT", FIRMWARE, OptionalInt.empty(),
                BodyPublishers.ofString("{\"m2m:fwr\": {\"url\": \"" + url + "\", \"ud\": true}}"));
        assertThat(answer.status()).as(answer.fault()).isEqualTo(2004);
    }

    private void awaitOutcome(int status) {
        await().atMost(PATIENCE).until(() -> firmware().at("/uds/sus").asInt() == status
                && !firmware().path("ud").asBoolean(true));
    }

    private JsonNode firmware() {
        return content(FIRMWARE, "fwr");
    }

    private JsonNode content(String address, String member) {
        return admin.retrieve(address).content().path("m2m:" + member);
    }

    private void openssl(String... words) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(ExternalTool.require("install openssl", "openssl").toString()));
        command.addAll(List.of(words));
        run(command);
    }

    private void run(List<String> command) throws Exception {
        try (ToolProcess tool = ToolProcess.start(folder, Map.of(), command)) {
            tool.complete();
        }
    }
}
