// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.cse.primitive.Peer;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.coap.CoAP;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Message.OffloadMode;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.server.MessageDeliverer;
import org.eclipse.californium.elements.util.DaemonThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the requests for every path, hands each to the receiver on a virtual thread of its own, and answers: in the
 * acknowledgement, or apart from it where that takes longer than a client waits before it repeats itself.
 *
 * <p>Thread-safe.
 */
final class Listener implements MessageDeliverer, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final long ACKNOWLEDGE_AFTER_MILLIS = 1000;
    private static final int FINISH_SECONDS = 5;

    private final Receiver receiver;
    private final Entrance entrance;
    private final Payloads payloads;
    private final RequestMapping requests;
    private final ResponseMapping responses;
    private final Semaphore free;
    private final long maxBody;
    private final ExecutorService workers =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("coap-", 0).factory());
    private final ScheduledThreadPoolExecutor acknowledgements =
            new ScheduledThreadPoolExecutor(1, new DaemonThreadFactory("coap-ack#"));

    Listener(Receiver receiver, Entrance entrance, Payloads payloads, CoapSettings settings) {
        this.entrance = entrance;
        this.receiver = receiver;
        this.payloads = payloads;
        this.requests = new RequestMapping(payloads);
        this.responses = new ResponseMapping(payloads);
        this.free = new Semaphore(settings.maxRequests());
        this.maxBody = settings.maxBody().bytes();
        acknowledgements.setRemoveOnCancelPolicy(true);
    }

    @Override
    public void deliverRequest(Exchange exchange) {
        if (workers.isShutdown() || !free.tryAcquire()) {
            refuse(exchange, ResponseCode.SERVICE_UNAVAILABLE,
                    new RequestFailure(ResponseStatusCode.INTERNAL_SERVER_ERROR,
                            "too many requests at a time; try later"));
            return;
        }
        Future<?> acknowledgement = acknowledgements.schedule((Runnable) exchange::sendAccept, ACKNOWLEDGE_AFTER_MILLIS,
                TimeUnit.MILLISECONDS);
        workers.execute(() -> {
            try {
                answer(exchange);
            } finally {
                acknowledgement.cancel(false);
                free.release();
            }
        });
    }

    @Override
    public void deliverResponse(Exchange exchange, Response response) {
        // nothing is asked through this socket
    }

    /** Gives the requests that are being worked on a while to finish. */
    @Override
    public void close() {
        workers.shutdown();
        try {
            if (!workers.awaitTermination(FINISH_SECONDS, TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
        acknowledgements.shutdownNow();
        acknowledgements.close();
    }

    private void answer(Exchange exchange) {
        Request request = exchange.getRequest();
        if (isLostTransfer(request)) {
            refuse(exchange, ResponseCode.REQUEST_ENTITY_INCOMPLETE,
                    RequestFailure.badRequest("the rest of this response is no longer here; send the request again"));
        } else if (request.getPayloadSize() > maxBody) {
            refuse(exchange, ResponseCode.REQUEST_ENTITY_TOO_LARGE,
                    RequestFailure.badRequest("body too large, max. " + maxBody + " bytes"));
        } else {
            exchange.sendResponse(response(request));
        }
    }

    private Response response(Request request) {
        ReplyForm form = ReplyForm.of(request, payloads);
        try {
            Peer sender = entrance.peer(request.getSourceContext());
            RequestPrimitive primitive = requests.read(request).withPeer(sender);
            // the exchange is kept for duplicates, the body need not be
            request.offload(OffloadMode.PAYLOAD);
            return responses.write(received(primitive), primitive.operation(), form);
        } catch (RequestFailure e) {
            LOG.debug("{} refused: {}", form.requestIdentifier(), e.text());
            return responses.write(e, form);
        } catch (RuntimeException | Error e) {
            LOG.error("request {} failed", form.requestIdentifier(), e);
            return responses.write(
                    new RequestFailure(ResponseStatusCode.INTERNAL_SERVER_ERROR, "internal error; the log tells more"),
                    form);
        }
    }

    private ResponsePrimitive received(RequestPrimitive request) {
        long start = System.nanoTime();
        ResponsePrimitive response = receiver.receive(request);
        LOG.debug("{} {} {} {} ms {}", request.operation(), request.to(), response.status(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start), request.requestIdentifier());
        return response;
    }

    /** Whether this asks for a further block that is not kept any more: executing it again would do things twice. */
    private static boolean isLostTransfer(Request request) {
        return request.getOptions().hasBlock2() && request.getOptions().getBlock2().getNum() > 0
                && request.getCode() != CoAP.Code.GET;
    }

    private void refuse(Exchange exchange, ResponseCode code, RequestFailure failure) {
        Response response = new Response(code);
        responses.fill(response, failure, ReplyForm.of(exchange.getRequest(), payloads));
        exchange.sendResponse(response);
    }
}
