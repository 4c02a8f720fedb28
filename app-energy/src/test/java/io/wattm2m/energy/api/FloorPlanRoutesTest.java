// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wattm2m.energy.measure.Reading;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Floor plans and pictures over REST. */
class FloorPlanRoutesTest {
    private static final String PLAN = "{\"rooms\":[{\"name\":\"Kitchen\",\"x\":0,\"y\":0,\"width\":50,"
            + "\"height\":40}],\"outlets\":[{\"deviceId\":\"kettle\",\"x\":25,\"y\":12.5}]}";
    private final RunningServer server = RunningServer.withGuests();

    @BeforeEach
    void plugIn() {
        server.devices.measured(Reading.ofPower("kettle", RunningServer.NOW, 1800), RunningServer.NOW);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aPlanIsKeptAsItWasDrawn() {
        assertThat(server.json("/api/floor-plan").toString())
                .isEqualTo("{\"rooms\":[],\"outlets\":[],\"hasPicture\":false}");

        assertThat(server.send("PUT", "/api/floor-plan", PLAN).statusCode()).isEqualTo(200);

        JsonNode plan = server.json("/api/floor-plan");
        assertThat(plan.at("/rooms/0/name").asText()).isEqualTo("Kitchen");
        assertThat(plan.at("/outlets/0/x").asDouble()).isEqualTo(25);
        assertThat(server.json("/api/floor-plan?home=household")).isEqualTo(plan);
    }

    @Test
    void whatIsNoPlanIsRefusedWithTheReason() {
        assertThat(server.send("PUT", "/api/floor-plan", PLAN.replace("kettle", "unknown")).statusCode())
                .isEqualTo(404);
        assertThat(server.send("PUT", "/api/floor-plan", PLAN.replace("12.5", "101")).statusCode()).isEqualTo(400);
        assertThat(server.send("PUT", "/api/floor-plan", PLAN.replace("\"width\":50", "\"width\":500")).statusCode())
                .isEqualTo(400);
        assertThat(server.send("PUT", "/api/floor-plan", "{}").body()).contains("outlets");
        assertThat(server.get("/api/floor-plan?home=another").statusCode()).isEqualTo(404);
    }

    @Test
    void aPictureIsShownUntilItIsTakenAway() throws Exception {
        assertThat(bring("/api/floor-plan/picture", picture()).statusCode()).isEqualTo(204);
        assertThat(server.json("/api/floor-plan").path("hasPicture").asBoolean()).isTrue();
        HttpResponse<String> shown = server.get("/api/floor-plan/picture");
        assertThat(shown.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(shown.headers().firstValue("X-Content-Type-Options")).contains("nosniff");

        server.send("DELETE", "/api/floor-plan/picture", "");

        assertThat(server.get("/api/floor-plan/picture").statusCode()).isEqualTo(204);
    }

    @Test
    void aLargePictureArrivesWholeWithAnIdempotencyKey() throws Exception {
        byte[] large = picture(200);
        assertThat(large).hasSizeGreaterThan(64 * 1024);

        HttpResponse<String> taken = server.send(server.to("/api/floor-plan/picture")
                .headers("Content-Type", "image/png", "Idempotency-Key", "a").PUT(BodyPublishers.ofByteArray(large)));

        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(204);
        assertThat(server.json("/api/floor-plan").path("hasPicture").asBoolean()).isTrue();
    }

    @Test
    void whatIsNoPictureOrTooLargeIsRefused() throws Exception {
        assertThat(bring("/api/floor-plan/picture", "<svg/>".getBytes(StandardCharsets.UTF_8)).body())
                .contains("neither PNG nor JPEG");
        assertThat(bring("/api/floor-plan/picture", new byte[5_000_000]).statusCode()).isEqualTo(413);
        assertThat(server.send("PUT", "/api/floor-plan/picture", "{}").statusCode()).isEqualTo(415);
        assertThat(bring("/api/auth/me/picture", picture()).statusCode()).isEqualTo(409);
    }

    private HttpResponse<String> bring(String path, byte[] file) {
        return server.send(server.to(path).header("Content-Type", "image/png").PUT(BodyPublishers.ofByteArray(file)));
    }

    private static byte[] picture(int side) throws Exception {
        BufferedImage noise = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Random dice = new Random(1);
        for (int point = 0; point < side * side; point++) {
            noise.setRGB(point % side, point / side, dice.nextInt());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(noise, "PNG", bytes);
        return bytes.toByteArray();
    }

    private static byte[] picture() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), "PNG", bytes);
        return bytes.toByteArray();
    }
}
