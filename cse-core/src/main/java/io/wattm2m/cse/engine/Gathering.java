// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Sends requests to a receiver, several at a time, and gathers the answers that come in time. What takes longer is not
 * cut off: it is only not waited for.
 *
 * @param receiver who answers
 * @param deadline until when
 * @param arrival told of each answer when it comes, which it knows by the identifier of its request
 */
record Gathering(Receiver receiver, Deadline deadline, Consumer<ResponsePrimitive> arrival) {
    private static final int AT_A_TIME = 64;
    private static final Set<ResponseStatusCode> UNANSWERED =
            Set.of(ResponseStatusCode.TARGET_NOT_REACHABLE, ResponseStatusCode.REMOTE_ENTITY_NOT_REACHABLE);

    /** An answer for each request, in their order; empty where there was none in time, or nobody to give one. */
    List<Optional<ResponsePrimitive>> answers(List<RequestPrimitive> requests) {
        try {
            return awaited(started(requests), requests.size());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return requests.stream().map(request -> Optional.<ResponsePrimitive>empty()).toList();
        }
    }

    private List<FutureTask<ResponsePrimitive>> started(List<RequestPrimitive> requests) throws InterruptedException {
        // its own for each gathering: groups within groups would wait for each other's places
        Semaphore places = new Semaphore(AT_A_TIME);
        List<FutureTask<ResponsePrimitive>> started = new ArrayList<>();
        for (RequestPrimitive request : requests) {
            if (!places.tryAcquire(deadline.nanosLeft(), TimeUnit.NANOSECONDS)) {
                return started;
            }
            FutureTask<ResponsePrimitive> task = new FutureTask<>(() -> answer(request, places));
            started.add(task);
            Thread.ofVirtual().name("fan-out").start(task);
        }
        return started;
    }

    private ResponsePrimitive answer(RequestPrimitive request, Semaphore places) {
        try {
            ResponsePrimitive answer = receiver.receive(request);
            if (!UNANSWERED.contains(answer.status())) {
                arrival.accept(answer);
            }
            return answer;
        } finally {
            places.release();
        }
    }

    private List<Optional<ResponsePrimitive>> awaited(List<FutureTask<ResponsePrimitive>> started, int size)
            throws InterruptedException {
        List<Optional<ResponsePrimitive>> answers = new ArrayList<>();
        for (FutureTask<ResponsePrimitive> task : started) {
            answers.add(awaited(task).filter(answer -> !UNANSWERED.contains(answer.status())));
        }
        while (answers.size() < size) {
            answers.add(Optional.empty());
        }
        return answers;
    }

    private Optional<ResponsePrimitive> awaited(FutureTask<ResponsePrimitive> task) throws InterruptedException {
        try {
            return Optional.of(task.get(Math.max(0, deadline.nanosLeft()), TimeUnit.NANOSECONDS));
        } catch (TimeoutException late) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
