// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.reach;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The requests in one polling channel: those that wait to be fetched, and those that wait to be answered. Thread-safe.
 */
final class Channel {
    private final Map<String, Asked> unanswered = new ConcurrentHashMap<>();
    private final LinkedBlockingQueue<Asked> waiting;

    Channel(int most) {
        this.waiting = new LinkedBlockingQueue<>(most);
    }

    /** Adds a request, under another identifier where its own is in use here. */
    Asked add(RequestPrimitive request, long end) {
        Asked asked = new Asked(request, end, new CompletableFuture<>());
        for (int count = 2; unanswered.putIfAbsent(asked.identifier(), asked) != null; count++) {
            asked = new Asked(request.withRequestIdentifier(request.requestIdentifier() + "-" + count), end,
                    asked.answer);
        }
        if (!waiting.offer(asked)) {
            remove(asked);
            throw new RequestFailure(ResponseStatusCode.TARGET_NOT_REACHABLE,
                    "as many requests as may wait are waiting in the polling channel of " + request.to());
        }
        return asked;
    }

    void remove(Asked asked) {
        unanswered.remove(asked.identifier(), asked);
        waiting.remove(asked);
    }

    List<RequestPrimitive> take(int most, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        List<Asked> taken = new ArrayList<>();
        while (taken.isEmpty()) {
            Asked first = waiting.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (first == null) {
                return List.of();
            }
            taken.add(first);
            waiting.drainTo(taken, most - 1);
            long now = System.nanoTime();
            taken.removeIf(asked -> asked.end - now < 0);
        }
        return taken.stream().map(Asked::request).toList();
    }

    boolean answer(ResponsePrimitive answer) {
        Asked asked = unanswered.get(answer.requestIdentifier());
        return asked != null && !waiting.contains(asked) && asked.answer.complete(answer);
    }

    /**
     * A request and its answer.
     *
     * @param end when nobody waits for the answer any more, by {@link System#nanoTime}
     */
    record Asked(RequestPrimitive request, long end, CompletableFuture<ResponsePrimitive> answer) {
        String identifier() {
            return request.requestIdentifier();
        }
    }
}
