// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.engine.Progress.Execution;
import io.wattm2m.cse.notify.NotifySettings;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.ResponseType;
import io.wattm2m.cse.resource.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When and whereto a request is answered (TS-0001 8.2.1, TS-0004 7.3.2.3): in its response, or later in a
 * {@code <request>} resource or by a notification; and when it is carried out ({@code oet}).
 *
 * <p>What was pending when the process ended is carried out where its time had not come yet, and has failed otherwise:
 * nobody knows how far it got.
 *
 * <p>Thread-safe.
 */
public final class NonBlocking implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NonBlocking.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Hosting hosting;
    private final RequestSettings settings;
    private final RequestResources resources;
    private final Appointments appointments;
    private final ResultDelivery delivery;
    private final Semaphore places;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("non-blocking-", 0).factory());

    /**
     * Answers of requests to this CSE.
     *
     * @param attempts how often, and after which pauses, results are sent to those that want to be notified
     */
    public NonBlocking(Hosting hosting, Consequences consequences, RequestSettings settings, NotifySettings attempts) {
        this.hosting = hosting;
        this.settings = settings;
        this.resources = new RequestResources(hosting, consequences, settings);
        this.appointments = new Appointments(hosting.clock());
        this.delivery = new ResultDelivery(hosting, consequences.outward(), attempts, threads);
        this.places = new Semaphore(settings.pending());
    }

    /** Takes up what was pending when the process ended; called once, when others can be reached. */
    public void start(Receiver execution) {
        for (Resource resource : hosting.store().nodes().areSeveral() ? List.<Resource>of() : resources.pending()) {
            RequestPrimitive request = RequestResources.request(resource);
            RequestTimes times = RequestTimes.of(request, hosting.now());
            Errand errand = new Errand(request, times, Optional.of(resource.id()));
            if (times.execution().filter(hosting.now()::isBefore).isPresent() && places.tryAcquire()) {
                finishLater(errand, executed(errand, (plain, progress) -> execution.receive(plain)).result);
            } else {
                threads.execute(() -> finish(errand, failure(request, ResponseStatusCode.INTERNAL_SERVER_ERROR,
                        "the CSE was stopped before there was a result")));
            }
        }
    }

    /** Whether the request is for more than to be carried out at once and answered in its response. */
    static boolean concerns(RequestPrimitive request) {
        return request.options().responseType().mode() != ResponseType.Mode.BLOCKING
                || request.parameters().containsKey("oet");
    }

    /** Answers a request that has been checked, in the way that it asks for. */
    ResponsePrimitive answer(RequestPrimitive request, Execution execution) {
        RequestTimes times = RequestTimes.of(request, hosting.now());
        Errand errand = new Errand(times.in(request), times, Optional.empty());
        return switch (request.options().responseType().mode()) {
            case BLOCKING -> blocking(errand, execution);
            case NON_BLOCKING_SYNCH, NON_BLOCKING_ASYNCH -> nonBlocking(errand, execution);
            case FLEX_BLOCKING -> flexBlocking(errand, execution);
            case NO_RESPONSE -> throw RequestFailure.notImplemented("rt 5 (no response) is not supported");
        };
    }

    /** Lets what is under way come to an end for a while. */
    @Override
    public void close() {
        appointments.close();
        delivery.stop();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("some non-blocking requests are still under way; they are not waited for");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ResponsePrimitive blocking(Errand errand, Execution execution) {
        Instant latest = hosting.now().plus(settings.timeout());
        if (errand.times().execution().filter(latest::isBefore).isPresent()) {
            throw new RequestFailure(ResponseStatusCode.REQUEST_TIMEOUT, "oet is later than a blocking request waits"
                    + " (request.timeout); send it as a non-blocking one");
        }
        return awaited(executed(errand, execution).result, patience(errand)).orElseGet(() -> failure(errand.request(),
                ResponseStatusCode.REQUEST_TIMEOUT, "there was no result in time"));
    }

    /** Nobody who blocks waits longer than the settings say, nor than the request or its result is of use. */
    private Duration patience(Errand errand) {
        Duration left = Duration.ofNanos(Deadline.of(errand.request(), hosting.now()).nanosLeft());
        return left.compareTo(settings.timeout()) < 0 ? left : settings.timeout();
    }

    private ResponsePrimitive nonBlocking(Errand errand, Execution execution) {
        Errand kept = kept(errand);
        finishLater(kept, executed(kept, execution).result);
        return acknowledgement(kept);
    }

    /** In a blocking way as long as that does not take long (TS-0001 8.2.1). */
    private ResponsePrimitive flexBlocking(Errand errand, Execution execution) {
        Instant soon = hosting.now().plus(settings.flexWait());
        if (errand.times().execution().filter(soon::isBefore).isPresent()) {
            return nonBlocking(errand, execution);
        }
        UnderWay underWay = executed(errand, execution);
        return awaited(underWay.result, settings.flexWait()).orElseGet(() -> {
            Errand kept = kept(errand);
            kept.resource().map(NonBlocking::identifier).ifPresent(underWay.soFar::keptIn);
            finishLater(kept, underWay.result);
            return acknowledgement(kept);
        });
    }

    /** The result of a request that is carried out when its time has come. */
    private UnderWay executed(Errand errand, Execution execution) {
        CompletableFuture<ResponsePrimitive> result = new CompletableFuture<>();
        PartialResult soFar =
                new PartialResult(resources, threads, errand.resource().map(NonBlocking::identifier));
        appointments.at(errand.times().execution().orElse(Instant.MIN),
                () -> threads.execute(() -> result.complete(
                        carriedOut(errand, plain -> execution.carryOut(plain, soFar)))));
        return new UnderWay(result, soFar);
    }

    private ResponsePrimitive carriedOut(Errand errand, Receiver execution) {
        if (errand.times().isOver(hosting.now())) {
            return failure(errand.request(), ResponseStatusCode.REQUEST_TIMEOUT, "rqet or rset is past");
        }
        errand.resource().filter(address -> errand.times().execution().isPresent())
                .ifPresent(address -> resources.begin(identifier(address), errand.request()));
        return execution.receive(errand.plain());
    }

    private static Optional<ResponsePrimitive> awaited(CompletableFuture<ResponsePrimitive> result, Duration time) {
        try {
            return Optional.of(result.get(time.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException late) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** The errand with its place among those that wait, and with its resource. */
    private Errand kept(Errand errand) {
        boolean synchronous = errand.mode() == ResponseType.Mode.NON_BLOCKING_SYNCH;
        if (synchronous && !settings.nonBlocking() || !places.tryAcquire()) {
            throw new RequestFailure(ResponseStatusCode.NON_BLOCKING_SYNCH_REQUEST_NOT_SUPPORTED,
                    settings.nonBlocking() ? "as many requests as may wait are waiting (request.pending)"
                            : "rt: this CSE keeps no request resources (request.non-blocking)");
        }
        if (!settings.nonBlocking()) {
            return errand;
        }
        try {
            Resource resource = resources.create(errand.request(), errand.times());
            return new Errand(errand.request(), errand.times(),
                    Optional.of(resources.address(resource, errand.request())));
        } catch (RuntimeException e) {
            places.release();
            throw e;
        }
    }

    private static ResponsePrimitive acknowledgement(Errand errand) {
        boolean asynchronous = errand.isNotified();
        ResponseStatusCode status = asynchronous ? ResponseStatusCode.ACCEPTED_NON_BLOCKING_ASYNCH
                : ResponseStatusCode.ACCEPTED_NON_BLOCKING_SYNCH;
        return errand.resource().map(address -> ResponsePrimitive.of(status, errand.request(),
                new Content("m2m:uri", address))).orElseGet(() -> ResponsePrimitive.of(status, errand.request()));
    }

    private void finishLater(Errand errand, CompletableFuture<ResponsePrimitive> result) {
        var _ = result.thenAcceptAsync(response -> {
            try {
                finish(errand, response);
            } finally {
                places.release();
            }
        }, threads);
    }

    /** The root of a thread. */
    private void finish(Errand errand, ResponsePrimitive result) {
        try {
            boolean wanted = !errand.times().isResultOver(hosting.now());
            ResponsePrimitive outcome = wanted ? result
                    : failure(errand.request(), ResponseStatusCode.REQUEST_TIMEOUT, "rset (result expiration) is past");
            errand.resource().ifPresent(address -> resources.complete(identifier(address), outcome));
            if (wanted && errand.isNotified()) {
                delivery.deliver(outcome, errand.targets(), errand.times());
            }
        } catch (RuntimeException fault) {
            LOG.error("the result of request {} is lost", errand.request().requestIdentifier(), fault);
        }
    }

    private static String identifier(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static ResponsePrimitive failure(RequestPrimitive request, ResponseStatusCode status, String text) {
        return ResponsePrimitive.of(new RequestFailure(status, text), request.requestIdentifier());
    }

    /**
     * A request that is carried out.
     *
     * @param result what will come of it
     * @param soFar what has come of it
     */
    private record UnderWay(CompletableFuture<ResponsePrimitive> result, PartialResult soFar) {}
}
