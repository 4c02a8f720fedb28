// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.wattm2m.binding.mqtt.MqttMapping.Parameters;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Our requests that wait for an answer, a bounded number of them. Thread-safe. */
final class PendingRequests {
    private final Map<Key, CompletableFuture<Parameters>> waiting = new ConcurrentHashMap<>();
    private final Semaphore free;

    /** Holds at most so many. */
    PendingRequests(int most) {
        free = new Semaphore(most);
    }

    /**
     * The answer to come. Who waits for it calls {@link #remove} at the end.
     *
     * @throws RequestFailure if there are too many already, or one with the same key
     */
    CompletableFuture<Parameters> add(Key key) {
        if (!free.tryAcquire()) {
            throw new RequestFailure(ResponseStatusCode.TARGET_NOT_REACHABLE,
                    "too many requests wait for an answer already (mqtt.max-pending)");
        }
        CompletableFuture<Parameters> answer = new CompletableFuture<>();
        if (waiting.putIfAbsent(key, answer) != null) {
            free.release();
            throw RequestFailure.badRequest("a request to " + key.entity + " with rqi " + key.requestIdentifier
                    + " waits for its answer already");
        }
        return answer;
    }

    /** Forgets a request. */
    void remove(Key key) {
        if (waiting.remove(key) != null) {
            free.release();
        }
    }

    /** Gives the answer to who waits for it; false where nobody does. */
    boolean complete(Key key, Parameters answer) {
        CompletableFuture<Parameters> waits = waiting.get(key);
        return waits != null && waits.complete(answer);
    }

    /** No answer will come to any of them. */
    void fail(RequestFailure failure) {
        waiting.values().forEach(waits -> waits.completeExceptionally(failure));
    }

    int size() {
        return waiting.size();
    }

    /** What tells answers apart; the entity as {@link TopicIdentifiers#meaning} has it. */
    record Key(String entity, String requestIdentifier) {}
}
