// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.boot.Cse;
import io.wattm2m.cse.boot.Plugins;
import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.ResultContent;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.store.H2StoreProvider;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TS-0001 9.6.6 and 10.2.4: sixty-four clients that create instances in one container at once, on a store on disk. */
class ManyClientsTest {
    private static final String ADMIN = "CAdmin";
    private static final String POWER = "cse-in/power";
    private static final int CLIENTS = 64;
    private static final int EACH = 20;
    private static final int MOST = 100;
    private static final int SIZE = 9;
    @TempDir
    private Path data;

    @Test
    void theCountersAreExactAndTheNewestInstancesRemain() throws Exception {
        try (Cse cse = start();
                HttpProtocolClient client =
                        new HttpProtocolClient(cse.pointsOfAccess().getFirst(), ContentFormat.JSON)) {
            assertThat(client.send(RequestPrimitive.create(ADMIN, "cse-in", 3,
                    new Content("m2m:cnt", Map.of("rn", "power", "mni", (long) MOST)))).status())
                    .isEqualTo(ResponseStatusCode.CREATED);

            List<Map<String, Object>> created = createAtOnce(client);

            assertThat(created.stream().map(instance -> instance.get("rn"))).doesNotHaveDuplicates();
            assertThat(created.stream().map(instance -> instance.get("st")))
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, CLIENTS * EACH)
                            .mapToObj(tag -> (Object) (long) tag).toList());
            Map<String, Object> container = content(client.send(RequestPrimitive.retrieve(ADMIN, POWER)));
            assertThat(container).containsEntry("cni", (long) MOST).containsEntry("cbs", (long) MOST * SIZE)
                    .containsEntry("st", (long) CLIENTS * EACH);
            assertThat(names(remaining(client))).containsExactlyElementsOf(names(newest(created)));
        }
    }

    /** What all clients have created, each one after the other, all beginning together. */
    private static List<Map<String, Object>> createAtOnce(HttpProtocolClient client) throws Exception {
        CyclicBarrier start = new CyclicBarrier(CLIENTS);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<Map<String, Object>>>> tasks = IntStream.range(0, CLIENTS)
                    .<Callable<List<Map<String, Object>>>>mapToObj(number -> () -> {
                        start.await();
                        return IntStream.range(0, EACH).mapToObj(n -> create(client)).toList();
                    }).toList();
            List<Map<String, Object>> created = new ArrayList<>();
            for (Future<List<Map<String, Object>>> answers : clients.invokeAll(tasks)) {
                created.addAll(answers.get());
            }
            return created;
        }
    }

    private static Map<String, Object> create(HttpProtocolClient client) {
        ResponsePrimitive response = client.send(
                RequestPrimitive.create(ADMIN, POWER, 4, new Content("m2m:cin", Map.of("con", "x".repeat(SIZE)))));
        assertThat(response.status()).isEqualTo(ResponseStatusCode.CREATED);
        return content(response);
    }

    private static Stream<Map<String, Object>> newest(List<Map<String, Object>> created) {
        return created.stream().sorted(Comparator.comparing(instance -> (Long) instance.get("st")))
                .skip(CLIENTS * EACH - MOST);
    }

    @SuppressWarnings("unchecked") // nested children are lists of objects
    private static Stream<Map<String, Object>> remaining(HttpProtocolClient client) {
        RequestPrimitive request = RequestPrimitive.retrieve(ADMIN, POWER);
        ResponsePrimitive response =
                client.send(request.withOptions(request.options().with(ResultContent.CHILD_RESOURCES)));
        return ((List<Map<String, Object>>) content(response).get("m2m:cin")).stream();
    }

    private static List<Object> names(Stream<Map<String, Object>> instances) {
        return instances.map((Function<Map<String, Object>, Object>) instance -> instance.get("rn")).toList();
    }

    private static Map<String, Object> content(ResponsePrimitive response) {
        return response.content().orElseThrow().members();
    }

    private Cse start() {
        return Cse.start(new Configuration(Map.of(), Map.of("data", data.toString(), "http.port", "0")),
                new Plugins(List.of(new HttpBindingProvider()), List.of(), List.of(new H2StoreProvider()), List.of()),
                Clock.systemUTC());
    }
}
