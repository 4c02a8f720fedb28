// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.fuzz.KnownResources.Known;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Sends random requests to a CSE and learns from its answers. One thread. */
final class FuzzRun {
    private static final int BETWEEN_CHECKS = 5_000;
    private static final int BETWEEN_HOURS = 250;
    private static final int LATER = 1_000;
    private static final int AE = 2;
    private static final int REMOTE_CSE = 16;
    private final FuzzedCse cse;
    private final long seed;
    private final Random random;
    private final RandomRequests requests;
    private final Map<ResponseStatusCode, Integer> answers = new EnumMap<>(ResponseStatusCode.class);
    private final Set<Integer> created = new TreeSet<>();
    private final Map<String, Long> stateTags = new HashMap<>();
    private final List<String> postponed = new ArrayList<>();

    FuzzRun(FuzzedCse cse, long seed) {
        this.cse = cse;
        this.seed = seed;
        this.random = new Random(seed);
        this.requests = new RandomRequests(random, cse.types(), cse.clock());
    }

    /** So many requests, with the time that passes between them; each with its answer. */
    List<String> send(int count) {
        List<String> exchanges = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            boolean timePasses = number % BETWEEN_HOURS == 0;
            Map<String, Object> request = timePasses ? requests.later(number, LATER) : requests.next(number);
            exchanges.add(request.get("op") + " " + request.get("to") + " " + request.get("ty") + ": "
                    + send(number, request).status());
            if (timePasses) {
                cse.pass(Duration.ofMillis(2L * LATER + random.nextInt(1_800_000)));
                postponed.forEach(cse::settle);
                postponed.clear();
            }
            if (number % BETWEEN_CHECKS == 0 || number == count) {
                cse.check();
            }
        }
        assertThat(cse.faults()).as("seed %d", seed).isEmpty();
        return exchanges;
    }

    /** How often there was which answer. */
    Map<ResponseStatusCode, Integer> answers() {
        return answers;
    }

    /** The types of which there were resources. */
    Set<Integer> created() {
        return created;
    }

    private ResponsePrimitive send(int number, Map<String, Object> request) {
        ResponsePrimitive response = cse.send(request);
        assertThat(cse.faults()).as("seed %d, request %d: %s", seed, number, request).isEmpty();
        assertThat(response.status()).as("seed %d, request %d: %s", seed, number, request)
                .isNotEqualTo(ResponseStatusCode.INTERNAL_SERVER_ERROR);
        answers.merge(response.status(), 1, Integer::sum);
        response.content().filter(content -> content.name().equals("m2m:uri") && isAccepted(response))
                .map(content -> content.value().toString()).ifPresent(address -> {
                    if (number % BETWEEN_HOURS == 0) {
                        postponed.add(address);
                    } else {
                        cse.settle(address);
                    }
                });
        learn(request, response);
        return response;
    }

    private static boolean isAccepted(ResponsePrimitive response) {
        return response.status() == ResponseStatusCode.ACCEPTED_NON_BLOCKING_SYNCH
                || response.status() == ResponseStatusCode.ACCEPTED_NON_BLOCKING_ASYNCH;
    }

    private void learn(Map<String, Object> request, ResponsePrimitive response) {
        if (response.status() == ResponseStatusCode.NOT_FOUND || response.status() == ResponseStatusCode.DELETED) {
            requests.known().forget(String.valueOf(request.get("to")));
        }
        if (response.content().filter(content -> content.value() instanceof Map<?, ?>).isEmpty()) {
            return;
        }
        Map<?, ?> members = (Map<?, ?>) response.content().orElseThrow().value();
        if (!(members.get("ri") instanceof String id)) {
            return;
        }
        if (response.status() == ResponseStatusCode.CREATED) {
            cse.resource(id).ifPresent(this::learn);
        }
        if (members.get("st") instanceof Long tag) {
            assertThat(tag).as("st of %s", id).isGreaterThanOrEqualTo(stateTags.getOrDefault(id, 0L));
            stateTags.put(id, tag);
        }
    }

    private void learn(Resource resource) {
        created.add(resource.type().number());
        String owner = resource.is(AE) ? resource.id()
                : resource.is(REMOTE_CSE) ? String.valueOf(resource.attributes().get("csi")) : "CAdmin";
        requests.known().learn(
                new Known(resource.path(), resource.type().number(), resource.type().shortName(), owner));
    }
}
