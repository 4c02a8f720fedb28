// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TS-0020 6.1: what comes in on a connection, also what should not. */
class MessagesTest {
    private final RunningCse cse =
            new RunningCse("websocket.max-message", "4 KiB", "websocket.max-send-queue", "64 KiB");

    @AfterEach
    void stop() {
        try (Application another = Application.connect(cse.uri)) {
            assertThat(another.send(RequestPrimitive.retrieve("CAdmin", "cse-in")).status())
                    .as("others are still served").isEqualTo(ResponseStatusCode.OK);
        }
        cse.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not json", "{\"op\":2", "[1]", "{}", "{\"op\":2,\"op\":2}", "null"})
    void whatIsNoPrimitiveIsABadRequestWithoutIdentifier(String text) throws InterruptedException {
        try (Application application = Application.connect(cse.uri)) {
            application.sendText(text);

            ResponsePrimitive refusal = application.stray.poll(30, TimeUnit.SECONDS);
            assertThat(refusal).isNotNull().satisfies(response -> {
                assertThat(response.status()).isEqualTo(ResponseStatusCode.BAD_REQUEST);
                assertThat(response.requestIdentifier()).isEmpty();
            });
        }
    }

    @Test
    void theIdentifierInABrokenRequestIsFoundAllTheSame() {
        try (Application application = Application.connect(cse.uri)) {
            ResponsePrimitive refusal = application.send("r-7", "{\"op\":2,\"rqi\":\"r-7\",\"to\":");

            assertThat(refusal.status()).isEqualTo(ResponseStatusCode.BAD_REQUEST);
        }
    }

    @Test
    void aBrokenRequestIsAnsweredInItsOwnSerialisation() {
        try (Application xml = Application.connect(cse.uri, "oneM2M.xml");
                Application cbor = Application.connect(cse.uri, "oneM2M.cbor")) {
            assertThat(xml.send("r-7", "<rqp><rqi>r-7</rqi>").status()).isEqualTo(ResponseStatusCode.BAD_REQUEST);
            assertThat(cbor.send("r-8", HexFormat.of().parseHex("bf6372716963722d38")).status())
                    .isEqualTo(ResponseStatusCode.BAD_REQUEST);
        }
    }

    @Test
    void aRootThatJsonHasNoNeedOfIsUnderstood() {
        try (Application application = Application.connect(cse.uri)) {
            ResponsePrimitive response = application.send("r-9",
                    "{\"m2m:rqp\":{\"op\":2,\"to\":\"cse-in\",\"fr\":\"CAdmin\",\"rqi\":\"r-9\",\"rvi\":\"4\"}}");

            assertThat(response.status()).isEqualTo(ResponseStatusCode.OK);
        }
    }

    @Test
    void aResponseThatNobodyWaitsForIsIgnored() {
        try (Application application = Application.connect(cse.uri)) {
            application.sendText("{\"rsc\":2000,\"rqi\":\"nobody\"}");
            application.sendText("{\"rsc\":1,\"rqi\":\"nobody\"}");

            assertThat(application.send(RequestPrimitive.retrieve("CAdmin", "cse-in")).status())
                    .isEqualTo(ResponseStatusCode.OK);
            assertThat(application.stray).isEmpty();
        }
    }

    @Test
    void aBinaryMessageIsRefusedWhereTextIsSpoken() {
        try (Application application = Application.connect(cse.uri)) {
            application.sendBinary("{\"op\":2}".getBytes(StandardCharsets.UTF_8));

            assertThat(application.closed.orTimeout(30, TimeUnit.SECONDS).join()).isEqualTo(1003);
        }
    }

    @Test
    void aMessageThatIsTooLargeEndsTheConnection() {
        try (Application application = Application.connect(cse.uri)) {
            application.sendText("\"" + "x".repeat(5000) + "\"");

            assertThat(application.closed.orTimeout(30, TimeUnit.SECONDS).join()).isEqualTo(1009);
        }
    }

    @Test
    void anAnswerThatIsTooLargeIsReplacedByARefusal() {
        cse.register("Cbig");
        for (int i = 0; i < 40; i++) {
            cse.create("Cbig", "cse-in/cbig", 3, "m2m:cnt",
                    java.util.Map.of("rn", "container-with-a-name-" + i, "lbl",
                            java.util.List.of("label".repeat(10))));
        }
        try (Application application = Application.connect(cse.uri)) {
            RequestPrimitive all = RequestPrimitive.retrieve("Cbig", "cse-in/cbig");

            ResponsePrimitive refusal = application
                    .send(all.withOptions(all.options().with(io.wattm2m.cse.primitive.ResultContent.of(4))));

            assertThat(refusal.status()).isEqualTo(ResponseStatusCode.NOT_ACCEPTABLE);
        }
    }
}
