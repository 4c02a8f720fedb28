// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import static io.wattm2m.cse.primitive.ResponseStatusCode.TARGET_NOT_REACHABLE;

import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.spi.Figure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Sends a notification until its target is reached, the attempts are used up or the CSE stops. Thread-safe; blocks.
 */
final class Sender {
    private final Receiver receiver;
    private final NotifySettings settings;
    private final Room room;
    private final LongAdder taken = new LongAdder();
    private final LongAdder failed = new LongAdder();
    // not an interrupt: that would close the files of an embedded database under a thread that happens to read it
    private final CountDownLatch stopped = new CountDownLatch(1);

    Sender(Receiver receiver, NotifySettings settings, Room room) {
        this.receiver = receiver;
        this.settings = settings;
        this.room = room;
    }

    /** The answer; TARGET_NOT_REACHABLE if there was none. */
    ResponsePrimitive send(RequestPrimitive request) {
        ResponsePrimitive response = sendOnce(request);
        Duration pause = settings.firstPause();
        for (int attempt = 1; attempt < settings.attempts() && isUnreachable(response) && waited(pause); attempt++) {
            response = sendOnce(request);
            pause = settings.next(pause);
        }
        return response;
    }

    /** What has become of attempts, and what waits for one. */
    List<Figure> figures() {
        return List.of(Figure.count("notifications.sent", "notifications that targets have taken", taken::sum),
                Figure.count("notifications.failed", "attempts that failed", failed::sum),
                Figure.level("notifications.waiting", "notifications that wait for their targets", room::taken));
    }

    /** Has nobody wait any longer. */
    void stop() {
        stopped.countDown();
    }

    boolean isStopped() {
        return stopped.getCount() == 0;
    }

    static boolean isUnreachable(ResponsePrimitive response) {
        return response.status() == TARGET_NOT_REACHABLE;
    }

    /** The answer to one attempt; a failure where there was none. */
    ResponsePrimitive sendOnce(RequestPrimitive request) {
        try {
            return counted(receiver.receive(request));
        } catch (RequestFailure e) {
            return counted(ResponsePrimitive.of(e, request.requestIdentifier()));
        }
    }

    private ResponsePrimitive counted(ResponsePrimitive response) {
        (response.status().isSuccess() ? taken : failed).increment();
        return response;
    }

    private boolean waited(Duration pause) {
        try {
            return !stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
