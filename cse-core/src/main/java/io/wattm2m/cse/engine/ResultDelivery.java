// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.codec.PrimitiveCodec;
import io.wattm2m.cse.notify.NotifySettings;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the results of asynchronous requests to those that want to be notified (TS-0001 8.2.1): tried again like
 * notifications where somebody cannot be reached, but not beyond the time at which the result is of no use. What has
 * not arrived when the process ends is not sent any more. Thread-safe; blocks.
 */
final class ResultDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(ResultDelivery.class);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Hosting hosting;
    private final Receiver outward;
    private final NotifySettings attempts;
    private final Executor threads;

    ResultDelivery(Hosting hosting, Receiver outward, NotifySettings attempts, Executor threads) {
        this.hosting = hosting;
        this.outward = outward;
        this.attempts = attempts;
        this.threads = threads;
    }

    /** Sends the result to all of them, and returns when each has it or has been given up. */
    void deliver(ResponsePrimitive result, List<String> targets, RequestTimes times) {
        CompletableFuture.allOf(targets.stream()
                .map(target -> CompletableFuture.runAsync(() -> deliver(result, target, times), threads))
                .toArray(CompletableFuture[]::new)).join();
    }

    /** Nothing is tried again from now on. */
    void stop() {
        stopped.countDown();
    }

    private void deliver(ResponsePrimitive result, String target, RequestTimes times) {
        RequestPrimitive notification = RequestPrimitive.notify(hosting.cse().id(), target,
                new Content("m2m:rsp", PrimitiveCodec.parameters(result)));
        ResponsePrimitive answer = outward.answer(notification);
        Duration pause = attempts.firstPause();
        for (int sent = 1; isUnreachable(answer) && sent < attempts.attempts() && waited(pause, times); sent++) {
            answer = outward.answer(notification);
            pause = attempts.next(pause);
        }
        LOG.debug("result of {} to {}: {}", result.requestIdentifier(), target, answer.status());
    }

    private static boolean isUnreachable(ResponsePrimitive answer) {
        return answer.status() == ResponseStatusCode.TARGET_NOT_REACHABLE;
    }

    /** Whether another attempt makes sense after this pause. */
    private boolean waited(Duration pause, RequestTimes times) {
        try {
            return !stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS) && !times.isResultOver(hosting.now());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
