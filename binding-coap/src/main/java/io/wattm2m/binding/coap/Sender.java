// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.time.Duration;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.californium.core.coap.CoAP;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.server.MessageDeliverer;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests through one socket, which it opens with the first of them, and waits for the answers. The socket is
 * apart from the listener's, because that may be bound to an address from which not everybody can be reached.
 *
 * <p>Thread-safe.
 */
final class Sender implements MessageDeliverer, AutoCloseable {
    /** Payloads up to this size travel in one message. */
    private static final int ONE_BLOCK = CoapSettings.LARGEST_BLOCK;

    private final Transport transport;
    private final CoapSettings settings;
    private final Payloads payloads;
    private final Turns turns = new Turns();
    private final Lock lock = new ReentrantLock();
    private @Nullable OpenEndpoint open;

    Sender(Transport transport, CoapSettings settings, Payloads payloads) {
        this.transport = transport;
        this.settings = settings;
        this.payloads = payloads;
    }

    /** The answer to a request; TARGET_NOT_REACHABLE where there is none in time. */
    Response send(Request request) {
        try {
            return isTransfer(request) ? sendInTurn(request) : sendNow(request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(request, "the wait for an answer was interrupted");
        }
    }

    @Override
    public void deliverRequest(Exchange exchange) {
        if (CoAP.isTcpScheme(exchange.getRequest().getScheme())) {
            // there are no resets on a connection
            exchange.sendResponse(new Response(CoAP.ResponseCode.NOT_FOUND));
        } else {
            exchange.sendReject();
        }
    }

    @Override
    public void deliverResponse(Exchange exchange, Response response) {
        exchange.getRequest().setResponse(response);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (open != null) {
                open.close();
                open = null;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether request or response may be of more than one block. */
    private static boolean isTransfer(Request request) {
        return request.getCode() == CoAP.Code.GET || request.getPayloadSize() > ONE_BLOCK;
    }

    private Response sendInTurn(Request request) throws InterruptedException {
        String transfer = request.getCode() + " " + request.getURI();
        long start = System.nanoTime();
        if (!turns.take(transfer, settings.timeout())) {
            throw unreachable(request, "earlier requests to it are still not answered");
        }
        try {
            return sendNow(request, settings.timeout().minusNanos(System.nanoTime() - start));
        } finally {
            turns.pass(transfer);
        }
    }

    private Response sendNow(Request request) throws InterruptedException {
        return sendNow(request, settings.timeout());
    }

    private Response sendNow(Request request, Duration longest) throws InterruptedException {
        endpoint().endpoint().sendRequest(request);
        @Nullable
        Response response = request.waitForResponse(Math.max(1, longest.toMillis()));
        if (response == null) {
            String why = why(request);
            request.cancel();
            throw unreachable(request, why);
        }
        return response;
    }

    private OpenEndpoint endpoint() {
        lock.lock();
        try {
            if (open == null) {
                open = new OpenEndpoint(transport, settings, payloads, this);
            }
            return open;
        } finally {
            lock.unlock();
        }
    }

    private String why(Request request) {
        if (request.isRejected()) {
            return "it rejected the message";
        }
        Throwable error = request.getSendError();
        return error == null ? "no answer within " + settings.timeout().toMillis() + " ms" : String.valueOf(error);
    }

    private static RequestFailure unreachable(Request request, String why) {
        return new RequestFailure(ResponseStatusCode.TARGET_NOT_REACHABLE, request.getURI() + ": " + why);
    }
}
