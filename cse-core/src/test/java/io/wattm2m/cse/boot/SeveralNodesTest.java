// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.boot;

import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.store.PostgresStoreProvider;
import io.wattm2m.cse.store.Sharing;
import io.wattm2m.cse.testing.GivenBinding;
import io.wattm2m.cse.testing.Line;
import io.wattm2m.cse.testing.NotifiedBinding;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A CSE of several nodes: what its originators and subscribers see of that, which is nothing. */
class SeveralNodesTest {
    private static final String ADMIN = "CAdmin";
    private static final int INSTANCES = 60;
    private final Map<String, String> settings = new HashMap<>(Sharing.settings());
    private final List<Node> nodes = new ArrayList<>();

    @AfterEach
    void stop() {
        nodes.forEach(Node::close);
    }

    @Test
    void anyNodeServesAnyRequestAndTheCountersOfAContainerAreExact() {
        start(3);
        container(nodes.getFirst(), Map.of("rn", "c", "mni", 10L));

        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, INSTANCES).forEach(n -> executor.execute(() -> create(nodes.get(n % 3), "c", "x" + n)));
        }

        nodes.forEach(node -> await().untilAsserted(() -> assertThat(attributes(node.retrieve("cse-in/c")))
                .containsEntry("cni", 10L).containsEntry("st", (long) INSTANCES)));
        nodes.forEach(node -> assertThatResponse(node.retrieve("cse-in/c/la")).is(ResponseStatusCode.OK));
    }

    @Test
    void eachNotificationIsToldOnceWhicheverNodeTheChangeIsMadeAt() {
        start(2);
        container(nodes.getFirst(), Map.of("rn", "c"));
        subscribe(nodes.getLast(), 3);
        subscribe(nodes.getFirst(), 1);

        for (int n = 0; n < INSTANCES; n++) {
            create(nodes.get(n % 2), "c", "x" + n);
        }
        nodes.forEach(node -> node.send(RequestPrimitive.update(ADMIN, "cse-in/c",
                new Content("m2m:cnt", Map.of("lbl", List.of(node.toString()))))));

        await().untilAsserted(() -> assertThat(told("con")).hasSize(INSTANCES));
        await().untilAsserted(() -> assertThat(told("lbl")).hasSize(2));
        assertThat(told("con")).doesNotHaveDuplicates();
        assertThat(told("con")).isEqualTo(IntStream.range(0, INSTANCES).mapToObj(n -> (Object) ("x" + n)).toList());
        assertThat(nodes.stream().filter(node -> !node.network.events().isEmpty())).hasSize(1);
    }

    @Test
    void whatADyingNodeHasNotToldItsSuccessorTells() throws Exception {
        try (Line line = Sharing.line()) {
            Node dying = node(Sharing.by(line, settings));
            container(dying, Map.of("rn", "c"));
            subscribe(dying, 3);
            subscribe(dying, 1);
            create(dying, "c", "before");
            await().untilAsserted(() -> assertThat(told("con")).hasSize(1));
            Node successor = node(settings);
            dying.network.answer(request -> {
                throw new io.wattm2m.cse.primitive.RequestFailure(ResponseStatusCode.TARGET_NOT_REACHABLE, "dying");
            });

            create(successor, "c", "instance");
            successor.send(RequestPrimitive.update(ADMIN, "cse-in/c",
                    new Content("m2m:cnt", Map.of("lbl", List.of("update")))));
            line.cut();

            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                assertThat(contents(successor, "con")).contains("instance");
                assertThat(contents(successor, "lbl")).containsExactly(List.of("update"));
            });
        }
    }

    @Test
    void whoIsNotOnDutyLooksForNothingThatHasExpired() {
        settings.put("cse.expiration-check", "100 ms");
        start(2);
        container(nodes.getLast(), Map.of("rn", "c"));
        subscribe(nodes.getLast(), 4);

        assertThatResponse(nodes.getLast().create("cse-in/c", 3, "m2m:cnt", Map.of("rn", "short", "et",
                io.wattm2m.cse.primitive.Timestamps.format(Clock.systemUTC().instant().plusSeconds(1)))))
                .is(ResponseStatusCode.CREATED);

        await().untilAsserted(() -> assertThat(told("rn")).contains("short"));
        nodes.forEach(node -> await().untilAsserted(() -> assertThatResponse(node.retrieve("cse-in/c/short"))
                .is(ResponseStatusCode.NOT_FOUND)));
    }

    @Test
    void aPollAtAnyNodeGetsWhatTheNodeOnDutyHasToTell() {
        start(2);
        polling("cse-in", 2, "m2m:ae", Map.of("rn", "poller", "api", "Ntest", "rr", false, "srv", List.of("4")));
        polling("cse-in/poller", 15, "m2m:pch", Map.of("rn", "channel"));
        polling("cse-in/poller", 3, "m2m:cnt", Map.of("rn", "c"));
        polling("cse-in/poller/c", 23, "m2m:sub",
                Map.of("rn", "s", "nu", List.of("Cpoller"), "enc", Map.of("net", List.of(3L))));

        nodes.forEach(node -> {
            create(node, "poller/c", "x");
            assertThat(poll(node).toString()).contains("con=x");
        });
    }

    private void polling(String to, int type, String name, Map<String, Object> attributes) {
        assertThatResponse(nodes.getFirst().send(RequestPrimitive.create("Cpoller", to, type,
                new Content(name, attributes)))).is(ResponseStatusCode.CREATED);
        nodes.forEach(node -> await().untilAsserted(() -> assertThatResponse(
                node.retrieve(to + "/" + attributes.get("rn"))).is(ResponseStatusCode.OK)));
    }

    /** Fetches a request at a node and answers it at the other. */
    private Map<String, Object> poll(Node node) {
        Map<String, Object> request = attributes(
                node.send(RequestPrimitive.retrieve("Cpoller", "cse-in/poller/channel/pcu")));
        Node other = nodes.get((nodes.indexOf(node) + 1) % nodes.size());
        assertThatResponse(other.send(RequestPrimitive.notify("Cpoller", "cse-in/poller/channel/pcu",
                new Content("m2m:rsp", Map.of("rsc", 2000L, "rqi", request.get("rqi"))))))
                .is(ResponseStatusCode.OK);
        return request;
    }

    private void start(int count) {
        IntStream.range(0, count).forEach(n -> node(settings));
    }

    private Node node(Map<String, String> where) {
        Node node = new Node(where);
        nodes.add(node);
        return node;
    }

    private static void container(Node node, Map<String, Object> attributes) {
        assertThatResponse(node.create("cse-in", 3, "m2m:cnt", attributes)).is(ResponseStatusCode.CREATED);
    }

    private static void create(Node node, String container, String content) {
        assertThatResponse(node.create("cse-in/" + container, 4, "m2m:cin", Map.of("con", content)))
                .is(ResponseStatusCode.CREATED);
    }

    private static void subscribe(Node node, long event) {
        assertThatResponse(node.create("cse-in/c", 23, "m2m:sub", Map.of("rn", "s" + event, "nu",
                List.of("http://subscriber/" + event), "enc", Map.of("net", List.of(event)))))
                .is(ResponseStatusCode.CREATED);
    }

    /** The values of this attribute in what all nodes have told. */
    private List<Object> told(String attribute) {
        return nodes.stream().flatMap(node -> contents(node, attribute).stream()).toList();
    }

    private static List<Object> contents(Node node, String attribute) {
        return node.network.events().stream().flatMap(event -> Stream.of(event.get("rep")))
                .flatMap(representation -> ((Map<?, ?>) representation).values().stream())
                .flatMap(resource -> Stream.ofNullable(((Map<?, ?>) resource).get(attribute))).map(Object.class::cast)
                .toList();
    }

    private static Map<String, Object> attributes(ResponsePrimitive response) {
        return response.content().orElseThrow().members();
    }

    /** A process of the CSE, but for the process. */
    private static final class Node implements AutoCloseable {
        private final NotifiedBinding network = new NotifiedBinding();
        private final Cse cse;

        Node(Map<String, String> settings) {
            Plugins plugins = new Plugins(List.of(new GivenBinding(network)), List.of(),
                    List.of(new PostgresStoreProvider()), List.of());
            cse = Cse.start(new Configuration(settings), plugins, Clock.systemUTC());
        }

        ResponsePrimitive send(RequestPrimitive request) {
            return cse.receiver().receive(request);
        }

        ResponsePrimitive create(String to, int type, String name, Map<String, Object> attributes) {
            return send(RequestPrimitive.create(ADMIN, to, type, new Content(name, attributes)));
        }

        ResponsePrimitive retrieve(String to) {
            return send(RequestPrimitive.retrieve(ADMIN, to));
        }

        @Override
        public void close() {
            cse.close();
        }
    }
}
