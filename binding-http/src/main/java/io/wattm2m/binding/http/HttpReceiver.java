// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import io.wattm2m.binding.tls.OnDemand;
import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.Patience;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.PeerTokens;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * An entity behind a point of access, or behind a URL that is itself the target: where {@code to} is a URL, the request
 * goes to exactly this one, else the path of {@code to} is appended to the point of access. A web server that does not
 * speak oneM2M and knows no such path is notified at its point of access itself. Thread-safe; blocks until the answer
 * is there.
 */
final class HttpReceiver implements Receiver {
    /** What a web server says of a path that it does not have. */
    private static final Set<Integer> LOST = Set.of(HttpStatus.NOT_FOUND, HttpStatus.METHOD_NOT_ALLOWED);
    private final URI pointOfAccess;
    private final ContentFormat format;
    private final OnDemand<HttpClient> client;
    private final HttpSettings settings;
    private final Bodies bodies;
    private final InstantSource clock;
    private final PeerTokens tokens;

    /** The entity there, to which contents go in this format. */
    HttpReceiver(URI pointOfAccess, ContentFormat format, Outgoing outgoing) {
        this.pointOfAccess = pointOfAccess;
        this.format = format;
        this.client = outgoing.client;
        this.settings = outgoing.settings;
        this.bodies = outgoing.bodies;
        this.clock = outgoing.clock;
        this.tokens = outgoing.tokens;
    }

    @Override
    public ResponsePrimitive receive(RequestPrimitive request) {
        Receiver exchange = out -> ResponseMapping.response(send(out), out);
        return exchange.answer(request);
    }

    private ResponseMessage send(RequestPrimitive request) {
        if (pointOfAccess.getHost() == null) {
            throw notReachable("it names no host");
        }
        RequestMessage message = RequestMapping.message(request, format);
        boolean exactly = request.to().contains("://");
        ResponseMessage answer = send(request, message, uri(message, exactly ? "" : message.path()));
        boolean lost = LOST.contains(answer.status()) && !answer.headers().contains(HeaderFields.RESPONSE_STATUS_CODE);
        return lost && !exactly && request.operation() == Operation.NOTIFY ? send(request, message, uri(message, ""))
                : answer;
    }

    private ResponseMessage send(RequestPrimitive request, RequestMessage message, URI uri) {
        Request out = client.get().newRequest(uri).method(message.method())
                .timeout(Patience.of(request, clock.instant(), settings.requestTimeout()).toMillis(),
                        TimeUnit.MILLISECONDS);
        out.headers(fields -> message.headers().forEach(fields::put));
        tokens.at(pointOfAccess)
                .ifPresent(token -> out.headers(fields -> fields.put(HttpHeader.AUTHORIZATION, "Bearer " + token)));
        message.document().ifPresent(document -> out.body(
                new BytesRequestContent(
                        Optional.ofNullable(message.headers().get(HttpHeader.CONTENT_TYPE)).orElse(format.mediaType()),
                        bodies.write(format.mediaType(), document))));
        return read(exchange(out));
    }

    private URI uri(RequestMessage message, String path) {
        String base = pointOfAccess.toString();
        String url = !path.isEmpty() && base.endsWith("/") ? base.substring(0, base.length() - 1) + path : base + path;
        String separator = url.indexOf('?') < 0 ? "?" : "&";
        return URI.create(message.query().isEmpty() ? url : url + separator + message.query());
    }

    private ContentResponse exchange(Request out) {
        try {
            return new CompletableResponseListener(out, (int) settings.maxBody().bytes()).send().get();
        } catch (ExecutionException e) {
            throw notReachable(String.valueOf(e.getCause() == null ? e : e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notReachable("the wait for its answer was interrupted");
        }
    }

    private RequestFailure notReachable(String why) {
        return new RequestFailure(ResponseStatusCode.TARGET_NOT_REACHABLE, pointOfAccess + " is not reachable: " + why);
    }

    private ResponseMessage read(ContentResponse answer) {
        HttpFields headers = answer.getHeaders();
        boolean document = headers.contains(HeaderFields.RESPONSE_STATUS_CODE) && answer.getContent().length > 0;
        return new ResponseMessage(answer.getStatus(), headers,
                document ? Optional.of(document(headers, answer.getContent())) : Optional.empty());
    }

    private Object document(HttpFields headers, byte[] body) {
        try {
            return bodies.read(MediaTypes.ofBody(headers), body, Operation.RETRIEVE);
        } catch (RequestFailure failure) {
            throw new RequestFailure(ResponseStatusCode.INTERNAL_SERVER_ERROR,
                    "the answer is broken: " + failure.text());
        }
    }

    /** What all requests of this process go out with. */
    record Outgoing(OnDemand<HttpClient> client, HttpSettings settings, Bodies bodies, InstantSource clock,
            PeerTokens tokens) {}
}
