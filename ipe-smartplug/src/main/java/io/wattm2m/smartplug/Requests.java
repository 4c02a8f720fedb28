// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.ResultContent;
import io.wattm2m.smartplug.mqtt.Backoff;
import io.wattm2m.smartplug.mqtt.Pause;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The application's requests to its registrar. A CSE that cannot be reached is asked again until it can; one that fails
 * is asked a few times. Thread-safe; the calls block.
 */
final class Requests {
    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);
    private static final Set<ResponseStatusCode> UNREACHABLE = Set.of(ResponseStatusCode.TARGET_NOT_REACHABLE,
            ResponseStatusCode.REMOTE_ENTITY_NOT_REACHABLE, ResponseStatusCode.REQUEST_TIMEOUT);
    private static final Set<ResponseStatusCode> EXISTS = Set.of(ResponseStatusCode.CONFLICT,
            ResponseStatusCode.ALREADY_EXISTS, ResponseStatusCode.ORIGINATOR_HAS_ALREADY_REGISTERED);
    private static final int ATTEMPTS_WITH_A_FAILING_CSE = 8;

    private final Receiver cse;
    private final String originator;
    private final Pause pause;
    private final AtomicBoolean troubled = new AtomicBoolean();

    Requests(Receiver cse, String originator, Pause pause) {
        this.cse = cse;
        this.originator = originator;
        this.pause = pause;
    }

    /** Creates a resource; RequestFailure where the CSE refuses. */
    void create(String parent, int type, Content content) {
        accepted(send(creation(parent, type, content)));
    }

    /**
     * Creates a resource unless it is there.
     *
     * @return whether it is new; RequestFailure where the CSE refuses
     */
    boolean ensure(String parent, int type, Content content) {
        ResponsePrimitive response = send(creation(parent, type, content));
        if (EXISTS.contains(response.status())) {
            return false;
        }
        accepted(response);
        return true;
    }

    /** Updates a resource; RequestFailure where the CSE refuses. */
    void update(String to, Content content) {
        RequestPrimitive update = RequestPrimitive.update(originator, to, content);
        accepted(send(update.withOptions(update.options().with(ResultContent.NOTHING))));
    }

    /** Deletes a resource, if it is there; RequestFailure where the CSE refuses. */
    void delete(String to) {
        RequestPrimitive deletion = RequestPrimitive.delete(originator, to);
        ResponsePrimitive response = send(deletion.withOptions(deletion.options().with(ResultContent.NOTHING)));
        if (response.status() != ResponseStatusCode.NOT_FOUND) {
            accepted(response);
        }
    }

    /** Retrieves a resource; RequestFailure where the CSE refuses. */
    Content retrieve(String to) {
        return content(RequestPrimitive.retrieve(originator, to));
    }

    /** What a request is answered with; RequestFailure where the CSE refuses. */
    Content content(RequestPrimitive request) {
        return accepted(send(request)).content()
                .orElseThrow(() -> RequestFailure.badRequest("the CSE answered without content"));
    }

    /** Who asks. */
    String originator() {
        return originator;
    }

    private RequestPrimitive creation(String parent, int type, Content content) {
        RequestPrimitive creation = RequestPrimitive.create(originator, parent, type, content);
        return creation.withOptions(creation.options().with(ResultContent.NOTHING));
    }

    private ResponsePrimitive send(RequestPrimitive request) {
        Backoff backoff = new Backoff(pause, Duration.ofMillis(100), Duration.ofSeconds(30));
        for (int attempt = 1;; attempt++) {
            ResponsePrimitive response = answer(request);
            if (!isWorthARetry(response.status(), attempt)) {
                note(response);
                return response;
            }
            warn(request, response);
            await(backoff);
        }
    }

    private ResponsePrimitive answer(RequestPrimitive request) {
        try {
            return cse.receive(request);
        } catch (RequestFailure failure) {
            return ResponsePrimitive.of(failure, request.requestIdentifier());
        }
    }

    private static boolean isWorthARetry(ResponseStatusCode status, int attempt) {
        return UNREACHABLE.contains(status)
                || status == ResponseStatusCode.INTERNAL_SERVER_ERROR && attempt < ATTEMPTS_WITH_A_FAILING_CSE;
    }

    /** Once, however many plugs wait. */
    private void warn(RequestPrimitive request, ResponsePrimitive response) {
        if (!troubled.getAndSet(true)) {
            LOG.warn("{} {} answered {} {}; tries again until the CSE is back", request.operation(), request.to(),
                    response.status().number(), text(response));
        }
    }

    private void note(ResponsePrimitive response) {
        if (response.status().isSuccess() && troubled.getAndSet(false)) {
            LOG.info("the CSE answers again");
        }
    }

    private static void await(Backoff backoff) {
        try {
            backoff.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("stopped while waiting for the CSE").initCause(e);
        }
    }

    private static ResponsePrimitive accepted(ResponsePrimitive response) {
        if (!response.status().isSuccess()) {
            throw new RequestFailure(response.status(), text(response));
        }
        return response;
    }

    private static String text(ResponsePrimitive response) {
        return response.content().map(content -> String.valueOf(content.value()))
                .orElse("the CSE answered " + response.status());
    }
}
