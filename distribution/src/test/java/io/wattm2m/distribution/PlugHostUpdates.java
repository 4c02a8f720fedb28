// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** New firmware for a plug, ordered by its {@code [firmware]}, whoever has made that. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class PlugHostUpdates {
    static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int SUCCESSFUL = 1;
    private static final int FAILURE = 2;
    private final String plugAddress;
    private final String firmwareAddress;
    private final List<String> options;
    private Path program = Path.of("");

    @TempDir
    private Path folder;
    private FirmwareImages images;
    private Platform platform;
    private HttpOriginator admin;
    private PlugHost plug;

    /** A plug that is started with these options, and where its containers and its {@code [firmware]} are then. */
    PlugHostUpdates(String plugAddress, String firmwareAddress, String... options) {
        this.plugAddress = plugAddress;
        this.firmwareAddress = firmwareAddress;
        this.options = List.of(options);
    }

    @BeforeAll
    void build(@TempDir Path temporary) throws Exception {
        program = PlugHost.build(temporary);
    }

    @BeforeEach
    void start() throws Exception {
        images = new FirmwareImages(folder);
        platform = Platform.start(folder.resolve("data"));
        admin = HttpOriginator.admin(platform.at("http"));
        URI broker = platform.at("mqtt");
        List<String> all = new ArrayList<>(List.of("--broker", broker.getHost() + ":" + broker.getPort(),
                "--update-key", images.updateKey(), "--set", "reportEveryS=60"));
        all.addAll(options);
        plug = new PlugHost(program, folder, all.toArray(String[]::new));
        plug.start(PlugHost.hoursAgo(3));
        await().atMost(PATIENCE).until(() -> latest("telemetry").path("power").isNumber());
        await().atMost(PATIENCE).until(() -> firmware().path("vr").asText().equals("1.0.0"));
    }

    @AfterEach
    void stop() {
        plug.close();
        images.close();
        admin.close();
        platform.close();
    }

    @Test
    void anUpdateThatIsSignedIsTriedConfirmedAndKept() throws Exception {
        order(images.sign("2.0.0 2", "2.0.0", 2));

        awaitOutcome(SUCCESSFUL);
        assertThat(firmware().path("vr").asText()).isEqualTo("2.0.0");
        assertThat(firmware().path("dc").asText()).isEqualTo("confirmed");
    }

    @Test
    void anUpdateWhoseSignatureIsWrongIsRefused() throws Exception {
        String url = images.sign("2.0.0 2", "2.0.0", 2);
        images.spoil("2.0.0");

        order(url);

        awaitOutcome(FAILURE);
        assertThat(firmware().path("vr").asText()).isEqualTo("1.0.0");
        assertThat(firmware().path("dc").asText()).isEqualTo("the signature is wrong");
    }

    @Test
    void anUpdateThatFindsNoBrokerIsRolledBack() throws Exception {
        order(images.sign("2.0.0 2 deaf", "2.0.0", 2));

        plug.awaitOutput("firmware 2.0.0 on trial");
        awaitOutcome(FAILURE);
        assertThat(firmware().path("vr").asText()).isEqualTo("1.0.0");
        assertThat(firmware().path("dc").asText()).isEqualTo("rolled back");
    }

    private void order(String url) {
        HttpOriginator.Answer answer = admin.send("PUT", firmwareAddress, OptionalInt.empty(),
                BodyPublishers.ofString("{\"m2m:fwr\": {\"url\": \"" + url + "\", \"ud\": true}}"));
        assertThat(answer.status()).as(answer.fault()).isEqualTo(2004);
    }

    private void awaitOutcome(int status) {
        await().atMost(PATIENCE).until(() -> firmware().at("/uds/sus").asInt() == status
                && !firmware().path("ud").asBoolean(true));
    }

    private JsonNode firmware() {
        return content(firmwareAddress, "fwr");
    }

    /** The content of the latest instance in one of its containers. */
    JsonNode latest(String container) {
        return content(plugAddress + "/" + container + "/la", "cin").path("con");
    }

    /** The originator that may do everything. */
    HttpOriginator admin() {
        return admin;
    }

    /** The attributes of a resource. */
    JsonNode content(String address, String member) {
        return admin.retrieve(address).content().path("m2m:" + member);
    }
}
