// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import io.wattm2m.binding.http.BodyMemory.Share;
import io.wattm2m.binding.http.Places.Visit;
import io.wattm2m.binding.http.RequestBody.Outcome;
import io.wattm2m.binding.tls.Visitor;
import io.wattm2m.cse.primitive.Peer;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.Gate;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands every HTTP request to the receiver as a primitive and answers it. Thread-safe; each request has a virtual
 * thread, of which this is the root.
 */
final class PrimitiveHandler extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(PrimitiveHandler.class);
    private final Receiver receiver;
    private final RequestBody body;
    private final Bodies bodies;
    private final Gate gate;
    private final HttpSettings settings;
    private final Places places;

    PrimitiveHandler(Receiver receiver, Gate gate, HttpSettings settings, Bodies bodies) {
        this.receiver = receiver;
        this.gate = gate;
        this.settings = settings;
        this.bodies = bodies;
        this.body = new RequestBody(settings);
        this.places = new Places(settings.maxConnections(), "http.max-connections");
    }

    /** The connections that requests come on. */
    Places places() {
        return places;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        long begin = System.nanoTime();
        Visit visit = places.arrived(request);
        try (Share share = body.share()) {
            ResponsePrimitive answer = handle(new Arrival(request, visit), response, share);
            callback.succeeded();
            LOG.debug("{} {} rsc={} ms={} rqi={}", request.getMethod(), request.getHttpURI().getPath(),
                    answer.status().number(), (System.nanoTime() - begin) / 1_000_000, answer.requestIdentifier());
        } catch (IOException e) {
            // the originator has gone, nobody is left to be answered
            callback.failed(e);
        } finally {
            visit.over();
        }
        return true;
    }

    private ResponsePrimitive handle(Arrival arrival, Response response, Share share) throws IOException {
        Outcome outcome = body.read(arrival.request, share);
        arrival.visit.working();
        Optional<String> accepted = MediaTypes.ofResponse(arrival.request.getHeaders());
        ResponsePrimitive answer = answer(arrival.request, outcome, accepted.isPresent());
        arrival.visit.worked();
        if (!RequestMapping.METHODS.contains(arrival.request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, String.join(", ", RequestMapping.METHODS));
        }
        write(answer, outcome, accepted.orElseGet(() -> MediaTypes.ofRequest(arrival.request.getHeaders())), response);
        if (!(outcome instanceof Outcome.Complete)) {
            body.discard(arrival.request);
        }
        return answer;
    }

    /** The one place where failures become responses. */
    private ResponsePrimitive answer(Request request, Outcome outcome, boolean acceptable) {
        String requestIdentifier =
                Optional.ofNullable(request.getHeaders().get(HeaderFields.REQUEST_IDENTIFIER)).orElse("").strip();
        try {
            return receive(request, outcome, acceptable);
        } catch (RequestFailure failure) {
            return ResponsePrimitive.of(failure, requestIdentifier);
        } catch (RuntimeException e) {
            LOG.error("request {} failed: {} {}", requestIdentifier, request.getMethod(), request.getHttpURI(), e);
            return ResponsePrimitive.of(new RequestFailure(ResponseStatusCode.INTERNAL_SERVER_ERROR,
                    "internal error; the log of the CSE has it under this request identifier"), requestIdentifier);
        }
    }

    private ResponsePrimitive receive(Request request, Outcome outcome, boolean acceptable) {
        Peer peer = Visitor.of(request).admitted(gate);
        byte[] bytes = switch (outcome) {
            case Outcome.Complete complete -> complete.bytes().toByteArray();
            case Outcome.TooLarge tooLarge -> throw RequestFailure.badRequest(
                    "the body is larger than " + settings.maxBody() + ", the limit that http.max-body sets");
            case Outcome.TooSlow tooSlow -> throw new RequestFailure(ResponseStatusCode.REQUEST_TIMEOUT,
                    "the body was not complete in time (http.body-timeout, http.idle-timeout)");
            case Outcome.NoRoom noRoom -> throw new RequestFailure(ResponseStatusCode.INTERNAL_SERVER_ERROR,
                    "there is no room for the body beside the others (http.body-memory); try later");
            case Outcome.Broken broken -> throw broken.failure();
        };
        if (!acceptable) { // refused before anything is done
            throw MediaTypes.notAcceptable();
        }
        RequestPrimitive primitive = RequestMapping.request(message(request, bytes));
        // from here on silence on the connection means that we work, not that the originator is gone
        request.addIdleTimeoutListener(timeout -> false);
        return receiver.receive(primitive.withPeer(peer));
    }

    private RequestMessage message(Request request, byte[] bytes) {
        HttpFields headers = request.getHeaders();
        Optional<Object> document = bytes.length == 0 ? Optional.empty()
                : Optional.of(bodies.read(MediaTypes.ofBody(headers), bytes,
                        RequestMapping.operation(request.getMethod(), headers)));
        String path = Optional.ofNullable(request.getHttpURI().getPath()).orElse("");
        String query = Optional.ofNullable(request.getHttpURI().getQuery()).orElse("");
        return new RequestMessage(request.getMethod(), path, query, headers, document);
    }

    private void write(ResponsePrimitive answer, Outcome outcome, String mediaType, Response response)
            throws IOException {
        HttpFields headers = response.getRequest().getHeaders();
        ResponseMessage message = ResponseMapping.message(answer, headers, mediaType);
        byte[] bytes = message.document().map(document -> bodies.write(mediaType, document)).map(
                plain -> coded(plain, headers, response)).orElseGet(() -> new byte[0]);
        response.setStatus(status(message, outcome));
        message.headers().forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
        advise(answer, outcome, response);
        Content.Sink.write(response, true, ByteBuffer.wrap(bytes));
    }

    private static byte[] coded(byte[] plain, HttpFields headers, Response response) {
        if (plain.length < ContentCoding.WORTH_IT) {
            return plain;
        }
        response.getHeaders().add(HttpHeader.VARY, HttpHeader.ACCEPT_ENCODING.asString());
        if (!ContentCoding.isAccepted(headers)) {
            return plain;
        }
        response.getHeaders().put(HttpHeader.CONTENT_ENCODING, ContentCoding.GZIP);
        return ContentCoding.coded(plain);
    }

    /** What the originator can do about a refusal. */
    private static void advise(ResponsePrimitive answer, Outcome outcome, Response response) {
        if (answer.status() == ResponseStatusCode.UNSUPPORTED_MEDIA_TYPE) {
            response.getHeaders().put(HttpHeader.ACCEPT_ENCODING, ContentCoding.GZIP);
        }
        if (outcome instanceof Outcome.NoRoom) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, 1);
        }
        if (!(outcome instanceof Outcome.Complete)) {
            response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
        }
    }

    private static int status(ResponseMessage message, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Complete complete -> message.status();
            case Outcome.Broken broken -> message.status();
            case Outcome.NoRoom noRoom -> HttpStatus.SERVICE_UNAVAILABLE;
            case Outcome.TooLarge tooLarge -> HttpStatus.CONTENT_TOO_LARGE;
            case Outcome.TooSlow tooSlow -> HttpStatus.REQUEST_TIMEOUT;
        };
    }

    private record Arrival(Request request, Visit visit) {}
}
