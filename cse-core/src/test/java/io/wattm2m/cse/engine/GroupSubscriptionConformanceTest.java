// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.testing.NotifiedBinding;
import io.wattm2m.cse.testing.TestCse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TS-0001 10.2.7.11, TS-0004 7.4.14.11: notifications of the members of a group, gathered by the group. */
class GroupSubscriptionConformanceTest {
    private static final String TARGET = "http://127.0.0.1/n";
    private final NotifiedBinding notified = new NotifiedBinding();
    private final TestCse cse = TestCse.start(notified);

    @BeforeEach
    void register() {
        cse.register("meter", "Cmeter");
        List.of("one", "two").forEach(name -> cse.create("Cmeter", "cse-in/meter", 3, "m2m:cnt", Map.of("rn", name)));
    }

    @AfterEach
    void close() {
        cse.close();
    }

    @Test
    void asManyNotificationsAsThereAreMembersComeTogether() {
        Object group = group(Map.of());
        subscribe();

        label("one");
        label("two");

        await().until(() -> gathered().size() == 1);
        List<Map<?, ?>> signals = gathered().getFirst();
        assertThat(signals).hasSize(2).allSatisfy(signal -> assertThat(signal.get("nfu")).isEqualTo(TARGET));
        assertThat(subscriptions()).allSatisfy(subscription -> assertThat(subscription)
                .containsEntry("nu", List.of("/id-in/" + group)).containsEntry("gpi", "/id-in/" + group));
    }

    @Test
    void aSmallerNumberAndATimeDecideWhereTheGroupSaysSo() {
        group(Map.of("nar", Map.of("num", 9L, "dur", "PT0.1S")));
        subscribe();

        label("one");

        await().until(() -> gathered().size() == 1);
        assertThat(gathered().getFirst()).hasSize(1);
    }

    @Test
    void whoHostsNoMemberIsRefused() {
        group(Map.of());

        ResponsePrimitive response = cse.send(RequestPrimitive.notify("Cmeter", "cse-in/meter/group",
                new Content("m2m:sgn", Map.of("sur", "/id-in/x", "nfu", TARGET))));

        assertThat(response.status()).isEqualTo(ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE);
    }

    private Object group(Map<String, Object> more) {
        Map<String, Object> attributes = new HashMap<>(Map.of("rn", "group", "mnm", 9L, "mid",
                List.of("cse-in/meter/one", "cse-in/meter/two")));
        attributes.putAll(more);
        ResponsePrimitive created = cse.create("Cmeter", "cse-in/meter", 9, "m2m:grp", attributes);
        assertThat(created.status()).isEqualTo(ResponseStatusCode.CREATED);
        return created.content().orElseThrow().members().getOrDefault("ri", "");
    }

    private void subscribe() {
        ResponsePrimitive created = cse.create("Cmeter", "cse-in/meter/group/fopt", 23, "m2m:sub",
                Map.of("rn", "s", "nu", List.of(TARGET), "nfu", TARGET));
        assertThat(created.status()).isEqualTo(ResponseStatusCode.OK);
        assertThat(subscriptions()).hasSize(2);
    }

    private List<Map<String, Object>> subscriptions() {
        return List.of("one", "two").stream().map(name -> cse.retrieve("Cmeter", "cse-in/meter/" + name + "/s"))
                .map(response -> response.content().orElseThrow().members()).toList();
    }

    private void label(String container) {
        cse.update("Cmeter", "cse-in/meter/" + container, "m2m:cnt", Map.of("lbl", List.of("x")));
    }

    @SuppressWarnings("unchecked") // a list of notifications
    private List<List<Map<?, ?>>> gathered() {
        return notified.received().stream().flatMap(request -> request.content().stream())
                .filter(content -> content.name().equals("m2m:agn"))
                .map(content -> (List<Map<?, ?>>) content.members().get("m2m:sgn")).toList();
    }
}
