// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** TS-0020 6.4, 6.5: requests to an entity go down the connection that it has opened. */
class OpenConnectionTest {
    private final RunningCse cse = new RunningCse("notify.first-pause", "50 ms", "notify.max-pause", "100 ms");

    @AfterEach
    void stop() {
        cse.close();
    }

    @Test
    void registeringMakesTheConnectionTheApplications() {
        try (Application application = Application.connect(cse.uri)) {
            ResponsePrimitive created = application.send(RequestPrimitive.create("C", "cse-in", 2,
                    new Content("m2m:ae", Map.of("api", "Ntest", "rr", false, "srv", List.of("4")))));
            String aeId = (String) created.content().orElseThrow().members().get("aei");

            assertThat(cse.notify(aeId).status()).isEqualTo(ResponseStatusCode.OK);
            assertThat(application.received).singleElement()
                    .satisfies(request -> assertThat(request.to()).isEqualTo("/id-in/" + aeId));
        }
    }

    @Test
    void aRequestThatIsRefusedMakesItNobodys() {
        cse.register("Cmeter");
        try (Application application = Application.connect(cse.uri)) {
            application.send(RequestPrimitive.retrieve("Cmeter", "cse-in/nothing"));

            assertThat(cse.notify("Cmeter").status()).isEqualTo(ResponseStatusCode.TARGET_NOT_REACHABLE);
        }
    }

    @Test
    void itStaysThatOfTheFirst() {
        cse.register("Cmeter");
        cse.register("Cother");
        try (Application application = Application.of(cse.uri, "Cmeter")) {
            application.send(RequestPrimitive.retrieve("Cother", "cse-in"));

            assertThat(cse.notify("Cother").status()).isEqualTo(ResponseStatusCode.TARGET_NOT_REACHABLE);
            assertThat(cse.notify("Cmeter").status()).isEqualTo(ResponseStatusCode.OK);
        }
    }

    @Test
    void whoHasClosedItCannotBeReached() {
        cse.register("Cmeter");
        Application.of(cse.uri, "Cmeter").close();

        await().untilAsserted(
                () -> assertThat(cse.notify("Cmeter").status()).isEqualTo(ResponseStatusCode.TARGET_NOT_REACHABLE));
    }

    @Test
    void aNewConnectionReplacesTheOld() {
        cse.register("Cmeter");
        try (Application old = Application.of(cse.uri, "Cmeter");
                Application young = Application.of(cse.uri, "Cmeter")) {
            assertThat(old.closed.orTimeout(30, TimeUnit.SECONDS).join()).isEqualTo(1000);

            assertThat(cse.notify("Cmeter").status()).isEqualTo(ResponseStatusCode.OK);
            assertThat(old.received).isEmpty();
            assertThat(young.received).hasSize(1);
        }
    }

    @Test
    void whatHappenedInBetweenIsToldWhenTheApplicationComesBack() {
        cse.register("Cmeter");
        cse.create("Cmeter", "cse-in/cmeter", 3, "m2m:cnt", Map.of("rn", "power"));
        assertThat(cse.create("Cmeter", "cse-in/cmeter/power", 23, "m2m:sub",
                Map.of("nu", List.of("Cmeter"), "enc", Map.of("net", List.of(3L)), "nct", 1L)).status())
                .isEqualTo(ResponseStatusCode.CREATED);
        Application.of(cse.uri, "Cmeter").close();

        for (String content : List.of("1", "2", "3")) {
            cse.create("Cmeter", "cse-in/cmeter/power", 4, "m2m:cin", Map.of("con", content));
        }

        try (Application back = Application.of(cse.uri, "Cmeter")) {
            await().until(() -> back.received.size() == 3);
            assertThat(back.received).extracting(request -> request.content().orElseThrow().value().toString())
                    .satisfiesExactly(first -> assertThat(first).contains("con=1"),
                            second -> assertThat(second).contains("con=2"),
                            third -> assertThat(third).contains("con=3"));
        }
    }

    @Test
    void theEndOfTheCseIsSaidToAll() {
        try (Application application = Application.of(cse.uri, "CAdmin")) {
            cse.close();

            assertThat(application.closed.orTimeout(30, TimeUnit.SECONDS).join()).isEqualTo(1001);
        }
    }
}
