// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.wattm2m.cse.boot.Cse;
import io.wattm2m.cse.boot.Plugins;
import io.wattm2m.cse.codec.PrimitiveCodec;
import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.FilterCriteria.Join;
import io.wattm2m.cse.primitive.FilterCriteria.Page;
import io.wattm2m.cse.primitive.FilterCriteria.Usage;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.TypeRegistry;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.testing.AdjustableClock;
import io.wattm2m.cse.testing.GivenBinding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** A whole CSE with a clock of its own, which notes whatever goes wrong in it. */
final class FuzzedCse implements AutoCloseable {
    private static final long PENDING = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final AdjustableClock clock = new AdjustableClock(Instant.parse("2026-01-05T10:15:00Z"));
    private final CapturedStore store = new CapturedStore();
    private final Collection<String> faults = new ConcurrentLinkedQueue<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel().isGreaterOrEqual(Level.ERROR)
                    || event.getThrowableProxy() != null && event.getLevel().isGreaterOrEqual(Level.WARN)) {
                faults.add(event.getFormattedMessage());
            }
        }
    };
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Cse cse;

    FuzzedCse(Map<String, String> settings) {
        log.start();
        root.addAppender(log);
        cse = Cse.start(
                new Configuration(
                        Map.of("cse.expiration-check", "20 ms", "request.timeout", "100 ms", "polling.timeout", "20 ms",
                                "polling.patience", "20 ms",
                                "notify.blocking-update", "100 ms", "notify.first-pause", "5 ms", "notify.max-pause",
                                "10 ms"),
                        settings),
                new Plugins(List.of(new GivenBinding(new Network())), List.of(), List.of(store), List.of()),
                clock);
    }

    AdjustableClock clock() {
        return clock;
    }

    TypeRegistry types() {
        return store.types();
    }

    /** What has been logged as a fault so far. */
    Collection<String> faults() {
        return faults;
    }

    /** The response, also to what is no request at all. */
    ResponsePrimitive send(Map<String, Object> request) {
        try {
            return cse.receiver().receive(PrimitiveCodec.request(request));
        } catch (RequestFailure failure) {
            return ResponsePrimitive.of(failure, "");
        }
    }

    /** What is there under this identifier. */
    Optional<Resource> resource(String id) {
        return store.tree().byId(id);
    }

    /** Waits until a request that is answered later has been carried out; the last part of the address is its ri. */
    void settle(String address) {
        String id = address.substring(address.lastIndexOf('/') + 1);
        await().pollInterval(Duration.ofMillis(1)).atMost(PATIENCE).until(() -> resource(id)
                .filter(request -> Long.valueOf(PENDING).equals(request.attributes().get("rs"))).isEmpty());
    }

    /** Lets time pass, and waits until what has expired is gone. */
    void pass(Duration time) {
        clock.advance(time);
        await().pollInterval(Duration.ofMillis(5)).atMost(PATIENCE)
                .untilAsserted(() -> assertThat(store.tree().expired(clock.instant(), 1)).isEmpty());
    }

    /** Checks what must be true of its tree, as soon as what is still under way has come to its end. */
    void check() {
        clock.advance(Duration.ofMillis(10));
        await().atMost(PATIENCE).untilAsserted(this::checkNow);
    }

    @Override
    public void close() {
        root.detachAppender(log);
        cse.close();
    }

    private void checkNow() {
        Invariants invariants = new Invariants(store.tree());
        Resource base = store.tree().byPath("cse-in").orElseThrow();
        List<Resource> walked = invariants.walk(base);
        invariants.checkSearch(base, walked);
        invariants.checkLabels(base, walked);
        assertThat(discovered()).containsExactlyInAnyOrderElementsOf(visible(walked));
    }

    /** What is not below an inactive AE. */
    private static List<String> visible(List<Resource> walked) {
        Set<String> inactive = new HashSet<>();
        walked.stream().filter(resource -> resource.is(2) && Long.valueOf(2).equals(resource.attributes().get("regs")))
                .forEach(resource -> inactive.add(resource.path()));
        return walked.stream().map(Resource::path).filter(path -> inactive.stream()
                .noneMatch(hidden -> path.equals(hidden) || path.startsWith(hidden + "/"))).toList();
    }

    private List<String> discovered() {
        List<String> found = new ArrayList<>();
        OptionalInt offset = OptionalInt.of(1);
        while (offset.isPresent()) {
            Page page = new Page(OptionalInt.empty(), OptionalInt.empty(), offset);
            FilterCriteria everything =
                    new FilterCriteria(Usage.DISCOVERY, Join.AND, List.of(), page, Optional.empty());
            RequestPrimitive request = RequestPrimitive.retrieve("CAdmin", "cse-in");
            ResponsePrimitive response =
                    cse.receiver().receive(request.withOptions(request.options().with(everything)));
            ((List<?>) response.content().orElseThrow().value()).forEach(path -> found.add(path.toString()));
            offset = response.parameter("cnot").map(Integer::parseInt).map(OptionalInt::of).orElse(OptionalInt.empty());
        }
        return found;
    }
}
