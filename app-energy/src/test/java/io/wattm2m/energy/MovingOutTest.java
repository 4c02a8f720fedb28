// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Null;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.energy.mca.HomeResources;
import io.wattm2m.energy.mca.Registrar;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the CSE has of a device that moves out. */
class MovingOutTest {
    private static final String PLUG = "cse-in/smartplug/tv";
    private static final String RESULTS = "cse-in/energy/tv";
    private final FakeCse cse = new FakeCse().withPlugs("tv", "lamp");
    private final HomeResources resources = resources(cse);

    @Test
    void everyContainerIsEmptiedAndKeepsAsManyInstancesAsBefore() {
        create("cse-in", 2, "m2m:ae", Map.of("rn", "energy"));
        create("cse-in/energy", 3, "m2m:cnt", Map.of("rn", "tv"));
        create(RESULTS, 3, "m2m:cnt", Map.of("rn", "anomaly", "mni", 50L));
        cse.telemetry("tv", Map.of("power", 5));

        resources.purge("tv");

        assertThat(of(RESULTS + "/anomaly")).containsExactly(1L, "deleted", 50L);
        assertThat(of(PLUG + "/telemetry")).containsExactly(1L, "deleted", Null.NULL);
        assertThat(of(PLUG + "/state")).as("how the relay stands").containsExactly(1L, Null.NULL);
        assertThat(cse.requests()).noneMatch(request -> request.to().contains("lamp"));
    }

    @Test
    void whatPeopleHaveCalledItIsForgottenAndWhatItIsStays() {
        cse.label("tv", "name:Ann's", "room:Ann's kitchen", "class:television");

        resources.purge("tv");

        assertThat(cse.find(PLUG).orElseThrow()).containsEntry("lbl", List.of("class:television"));
    }

    /** TS-0001 9.6.8: notifications of a deleted child show it as it was. */
    @Test
    void whatPeopleHaveCalledItIsForgottenBeforeItIsDeleted() {
        cse.label("tv", "name:Ann's", "class:television");

        resources.erase("tv");

        assertThat(cse.find(PLUG)).isEmpty();
        assertThat(cse.requests().stream().filter(request -> request.to().equals(PLUG)))
                .extracting(RequestPrimitive::operation).containsSubsequence(Operation.UPDATE, Operation.DELETE);
    }

    @Test
    void whatWasInterruptedWhileItWasEmptiedKeepsAsManyInstancesAsBeforeAfterTheNextStart() {
        create("cse-in", 2, "m2m:ae", Map.of("rn", "energy"));
        create("cse-in/energy", 3, "m2m:cnt", Map.of("rn", "tv"));
        create(RESULTS, 3, "m2m:cnt", Map.of("rn", "anomaly", "mni", 50L, "lbl", List.of("kept")));
        cse.telemetry("tv", Map.of("power", 5));
        int requests = 1;
        for (; dies(requests); requests++) {
            resources.resume();

            assertThat(cse.find(RESULTS + "/anomaly").orElseThrow()).as("after %s requests", requests)
                    .containsEntry("mni", 50L).containsEntry("lbl", List.of("kept"));
            assertThat(cse.find(PLUG + "/telemetry").orElseThrow()).as("after %s requests", requests)
                    .satisfies(container -> assertThat(container.getOrDefault("mni", Null.NULL)).isEqualTo(Null.NULL));
        }
        assertThat(requests).as("requests of a purge").isGreaterThan(20);
    }

    @Test
    void whatIsPurgedOnceMoreAfterACrashRemembersWhatItKeptBefore() {
        cse.receive(RequestPrimitive.update("Cenergy", PLUG + "/telemetry", new Content("m2m:cnt",
                Map.of("mni", 1L, "lbl", List.of("being-emptied", "mni-before:100")))));

        resources.purge("tv");

        assertThat(cse.find(PLUG + "/telemetry").orElseThrow()).containsEntry("mni", 100L)
                .containsEntry("lbl", Null.NULL);
    }

    @Test
    void whatTheCseHasNothingOfIsNothing() {
        resources.purge("unheard-of");

        assertThat(cse.requests()).noneMatch(request -> request.operation() == Operation.UPDATE);
    }

    /** Whether a purge is not done yet when the application ends after so many requests. */
    private boolean dies(int requests) {
        AtomicInteger count = new AtomicInteger();
        Receiver receiver = request -> {
            if (count.incrementAndGet() > requests) {
                throw new IllegalStateException("crash");
            }
            return cse.receive(request);
        };
        try {
            resources(receiver).purge("tv");
            return false;
        } catch (IllegalStateException crash) {
            return true;
        }
    }

    /** What was done to a container: values of mni that were set, and the deletion of its last instance. */
    private List<Object> of(String container) {
        return cse.requests().stream().flatMap(request -> done(container, request)).toList();
    }

    private static Stream<Object> done(String container, RequestPrimitive request) {
        return request.operation() == Operation.DELETE && request.to().equals(container + "/la") ? Stream.of("deleted")
                : request.operation() == Operation.UPDATE && request.to().equals(container)
                        ? Stream.of(request.content().orElseThrow().members().get("mni"))
                        : Stream.of();
    }

    private HomeResources resources(Receiver receiver) {
        Registrar registrar = new Registrar(receiver, cse.registrar(), "Cenergy");
        return new HomeResources(registrar, "smartplug", TestContainers.of(registrar));
    }

    private void create(String to, int type, String name, Map<String, Object> members) {
        cse.receive(RequestPrimitive.create("Cenergy", to, type, new Content(name, members)));
    }
}
