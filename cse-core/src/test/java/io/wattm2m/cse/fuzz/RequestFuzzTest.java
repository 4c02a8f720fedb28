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
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.testing.AdjustableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Random requests of all operations on all types: none causes an internal error or an exception in the log, and in the
 * end the counters tell what the store holds. The seed and the number of requests are system properties
 * ({@code wattm2m.fuzz.seed}, {@code wattm2m.fuzz.requests}); the seed of a failure stands in its message.
 */
class RequestFuzzTest {
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(RequestFuzzTest.class);
    private static final long SEED = Long.getLong("wattm2m.fuzz.seed", 20260105);
    private static final int REQUESTS = Integer.getInteger("wattm2m.fuzz.requests", 10_000);
    private static final int BETWEEN_CHECKS = 5_000;
    private final AdjustableClock clock = new AdjustableClock(Instant.parse("2026-01-05T10:15:00Z"));
    private final CapturedStore store = new CapturedStore();
    private final Map<ResponseStatusCode, Integer> answers = new EnumMap<>(ResponseStatusCode.class);
    private final Map<String, Long> stateTags = new HashMap<>();
    private final Collection<String> faults = new ConcurrentLinkedQueue<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
            if (event.getThrowableProxy() != null || event.getLevel().isGreaterOrEqual(Level.ERROR)) {
                faults.add(event.getFormattedMessage());
            }
        }
    };
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Cse cse = Cse.start(
            new Configuration(
                    Map.of("store.memory", "true", "cse.expiration-check", "1 h", "request.timeout", "100 ms"),
                    Map.of()),
            new Plugins(List.of(), List.of(), List.of(store), List.of()), clock);

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void close() {
        root.detachAppender(log);
        cse.close();
    }

    @Test
    void nothingThatIsAskedForBreaksTheCse() {
        RandomRequests requests = new RandomRequests(new Random(SEED), store.types());
        for (int number = 1; number <= REQUESTS; number++) {
            Map<String, Object> request = requests.next(number);
            ResponsePrimitive response = send(request);
            assertThat(faults).as("seed %d, request %d: %s", SEED, number, request).isEmpty();
            assertThat(response.status()).as("seed %d, request %d: %s", SEED, number, request)
                    .isNotEqualTo(ResponseStatusCode.INTERNAL_SERVER_ERROR);
            learn(requests, request, response);
            if (number % BETWEEN_CHECKS == 0 || number == REQUESTS) {
                clock.advance(Duration.ofMillis(10));
                // subscriptions may end behind the back of the requests
                await().atMost(Duration.ofSeconds(30)).untilAsserted(this::check);
            }
        }
        assertThat(faults).as("seed %d", SEED).isEmpty();
        assertThat(answers).as("requests that succeed are among them").containsKeys(ResponseStatusCode.CREATED,
                ResponseStatusCode.OK, ResponseStatusCode.UPDATED, ResponseStatusCode.DELETED);
        LOG.info("{} requests: {}", REQUESTS, answers);
    }

    private ResponsePrimitive send(Map<String, Object> request) {
        try {
            return cse.receiver().receive(PrimitiveCodec.request(request));
        } catch (RequestFailure failure) {
            return ResponsePrimitive.of(failure, "");
        }
    }

    private void learn(RandomRequests requests, Map<String, Object> request, ResponsePrimitive response) {
        answers.merge(response.status(), 1, Integer::sum);
        if (response.status() == ResponseStatusCode.NOT_FOUND || response.status() == ResponseStatusCode.DELETED) {
            requests.forget(String.valueOf(request.get("to")));
        }
        if (response.content().filter(content -> content.value() instanceof Map<?, ?>).isEmpty()) {
            return;
        }
        Map<?, ?> members = (Map<?, ?>) response.content().orElseThrow().value();
        if (!(members.get("ri") instanceof String id)) {
            return;
        }
        if (response.status() == ResponseStatusCode.CREATED && members.get("ty") instanceof Long type) {
            store.tree().byId(id).map(Resource::path).ifPresent(path -> requests.learn(path, type.intValue()));
        }
        if (members.get("st") instanceof Long tag) {
            assertThat(tag).as("st of %s", id).isGreaterThanOrEqualTo(stateTags.getOrDefault(id, 0L));
            stateTags.put(id, tag);
        }
    }

    private void check() {
        Invariants invariants = new Invariants(store.tree());
        Resource base = store.tree().byPath("cse-in").orElseThrow();
        List<Resource> walked = invariants.walk(base);
        invariants.checkSearch(base, walked);
        assertThat(discovered()).containsExactlyInAnyOrderElementsOf(visible(walked));
    }

    /** What is neither expired nor below an inactive AE. */
    private List<String> visible(List<Resource> walked) {
        Set<String> inactive = new HashSet<>();
        walked.stream().filter(resource -> Long.valueOf(2).equals(resource.attributes().get("regs")) && resource.is(2))
                .forEach(resource -> inactive.add(resource.path()));
        return walked.stream().filter(resource -> resource.get(Common.EXPIRATION_TIME)
                .filter(time -> time.isBefore(clock.instant())).isEmpty()).map(Resource::path)
                .filter(path -> inactive.stream()
                        .noneMatch(hidden -> path.equals(hidden) || path.startsWith(hidden + "/")))
                .toList();
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
