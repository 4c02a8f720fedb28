// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wattm2m.distribution.HttpOriginator.Answer;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever comes in, over any protocol: the answer names the fault, and the process lives on with little memory. */
class HostileInputTest {
    private static final int CONTAINER = 3;
    private static final int BIG_BODIES = 8;
    private static final long BIG = 100L << 20;
    private static PlatformProcess platform;
    private static HttpOriginator admin;
    private static MqttPeer mqttOriginator;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        platform = PlatformProcess.in(folder).jvm("-Xmx256m", "-XX:+ExitOnOutOfMemoryError").onFreePorts().start()
                .awaitBanner();
        admin = HttpOriginator.admin(platform.at("http"));
        mqttOriginator = new MqttPeer(platform.broker());
    }

    @AfterAll
    static void itHasSurvivedEverything() {
        assertThat(admin.create("cse-in", CONTAINER, "{'m2m:cnt': {'rn': 'alive'}}").status()).isEqualTo(2001);
        mqttOriginator.close();
        assertThat(platform.stop()).isZero();
        assertThat(platform.errors()).doesNotContain("\tat ", "OutOfMemory");
        admin.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'m2m:cnt': {'mni': 'many'}}       | mni
            {'m2m:cnt': {'mni': -1}}           | mni
            {'m2m:cnt': {'mni': 1.5}}          | mni
            {'m2m:cnt': {'lbl': 'a'}}          | lbl
            {'m2m:cnt': {'lbl': [{}]}}         | lbl
            {'m2m:cnt': {'nonsense': 1}}       | nonsense
            {'m2m:cnt': {'ri': 'mine'}}        | ri
            {'m2m:cnt': {'rn': 'a/b'}}         | rn
            {'m2m:cnt': {'rn': 'a b'}}         | rn
            {'m2m:cnt': {'rn': ''}}            | rn
            {'m2m:cnt': {'et': 'tomorrow'}}    | et
            {'m2m:cnt': {'et': '20010101T000000'}}| et
            {'m2m:cnt': {'acpi': ['nowhere']}} | nowhere
            {'m2m:cnt': 7}                     | m2m:cnt
            {'m2m:cin': {'con': 1}}            | m2m:cin
            """)
    void whatIsWrongWithAContainerIsNamedOverEveryProtocol(String json, String named) {
        Answer http = admin.create("cse-in", CONTAINER, json);
        Answer coap = new CoapOriginator(platform.at("coap")).create("cse-in", CONTAINER, json);
        JsonNode mqtt = mqttOriginator.request(
                "{'op': 1, 'ty': 3, 'fr': 'CAdmin', 'to': 'cse-in', 'rqi': 'm1', 'rvi': '3', 'pc': "
                        + json + "}");

        assertThat(http.status()).isBetween(4000, 4999);
        assertThat(http.fault()).contains(named);
        assertThat(coap).isEqualTo(http);
        assertThat(mqtt.path("rsc").asInt()).isEqualTo(http.status());
        assertThat(mqtt.path("pc")).isEqualTo(http.content());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            {'m2m:cnt': {'rn': 'a'
            {'m2m:cnt': {'rn': 'a'}} {}
            []
            null
            \u0000\u0001
            """)
    void whatIsNotAJsonObjectIsABadRequest(String body) {
        Answer http = admin.create("cse-in", CONTAINER, body);
        Answer coap = new CoapOriginator(platform.at("coap")).create("cse-in", CONTAINER, body);

        assertThat(http.status()).isEqualTo(4000);
        assertThat(http.fault()).isNotBlank();
        assertThat(coap.status()).isEqualTo(4000);
    }

    @Test
    void whatIsNotARequestDoesNotStopTheNextOneOverMqtt() {
        for (String payload : new String[] {"", "{", "[]", "{'op': 'x'}", "{'op': 99, 'rqi': 7}"}) {
            mqttOriginator.publish("/oneM2M/req/Cnoise/id-in/json", payload);
            mqttOriginator.publish("energy/tv/data", payload);
            mqttOriginator.publish("energy/tv/state", payload);
        }

        JsonNode answer =
                mqttOriginator.request("{'op': 2, 'fr': 'CAdmin', 'to': 'cse-in', 'rqi': 'm2', 'rvi': '3'}");

        assertThat(answer.path("rsc").asInt()).isEqualTo(2000);
    }

    @Test
    void anOriginatorThatNobodyKnowsIsRefused() {
        try (HttpOriginator stranger = new HttpOriginator(platform.at("http"), "Cstranger")) {
            assertThat(stranger.retrieve("cse-in").status()).isEqualTo(4103);
            assertThat(stranger.create("cse-in", CONTAINER, "{'m2m:cnt': {}}").status()).isEqualTo(4103);
        }
    }

    @Test
    void deepJsonIsABadRequest() {
        String deep = "{'m2m:cnt': {'lbl': " + "[".repeat(100_000) + "]".repeat(100_000) + "}}";

        assertThat(admin.create("cse-in", CONTAINER, deep).status()).isEqualTo(4000);
    }

    @Test
    void hugeBodiesAreRefusedWithoutBeingKept() {
        boolean[] refused = new boolean[BIG_BODIES];
        IntStream.range(0, BIG_BODIES).parallel().forEach(i -> refused[i] = isRefused());

        assertThat(refused).isEqualTo(filled());
        assertThat(platform.isAlive()).isTrue();
    }

    /** Refused with a text, or with the connection closed while it is still being sent. */
    private static boolean isRefused() {
        try {
            return admin.send("POST", "cse-in", OptionalInt.of(CONTAINER),
                    BodyPublishers.ofInputStream(HostileInputTest::manyBytes)).status() == 4000;
        } catch (UncheckedIOException closed) {
            return true;
        }
    }

    private static InputStream manyBytes() {
        return new InputStream() {
            private long left = BIG;

            @Override
            public int read() {
                return left-- > 0 ? ' ' : -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                int count = (int) Math.min(length, left);
                Arrays.fill(buffer, offset, offset + count, (byte) ' ');
                left -= count;
                return count == 0 ? -1 : count;
            }
        };
    }

    private static boolean[] filled() {
        boolean[] all = new boolean[BIG_BODIES];
        Arrays.fill(all, true);
        return all;
    }
}
