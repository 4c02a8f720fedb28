// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.websocket;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Our requests on a connection that wait for an answer, a bounded number of them. Thread-safe. */
final class PendingRequests {
    private final Map<String, CompletableFuture<ResponsePrimitive>> waiting = new ConcurrentHashMap<>();
    private final Semaphore free;

    /** Holds at most so many. */
    PendingRequests(int most) {
        free = new Semaphore(most);
    }

    /**
     * The answer to come. Who waits for it calls {@link #remove} at the end.
     *
     * @throws RequestFailure if there are too many already, or one with the same identifier
     */
    CompletableFuture<ResponsePrimitive> add(String requestIdentifier) {
        if (!free.tryAcquire()) {
            throw new RequestFailure(ResponseStatusCode.TARGET_NOT_REACHABLE,
                    "too many requests wait for an answer already (websocket.max-pending)");
        }
        CompletableFuture<ResponsePrimitive> answer = new CompletableFuture<>();
        if (waiting.putIfAbsent(requestIdentifier, answer) != null) {
            free.release();
            throw RequestFailure.badRequest(
                    "a request with rqi " + requestIdentifier + " waits for its answer on this connection already");
        }
        return answer;
    }

    /** Forgets a request. */
    void remove(String requestIdentifier) {
        if (waiting.remove(requestIdentifier) != null) {
            free.release();
        }
    }

    /** Gives the answer to who waits for it; false where nobody does. */
    boolean complete(ResponsePrimitive answer) {
        CompletableFuture<ResponsePrimitive> waits = waiting.get(answer.requestIdentifier());
        return waits != null && waits.complete(answer);
    }

    /** This one will not be answered in a way that could be understood. */
    void fail(String requestIdentifier, RequestFailure failure) {
        CompletableFuture<ResponsePrimitive> waits = waiting.get(requestIdentifier);
        if (waits != null) {
            waits.completeExceptionally(failure);
        }
    }

    /** No answer will come to any of them. */
    void failAll(RequestFailure failure) {
        waiting.values().forEach(waits -> waits.completeExceptionally(failure));
    }
}
