// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.admin;

import static java.util.Objects.requireNonNull;

import io.wattm2m.cse.primitive.RequestFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * An answer of the admin resources: JSON, which nobody on the way may keep. Immutable.
 *
 * @param status the status code of HTTP
 * @param document what is answered
 * @param headers beside those that describe the document
 */
record Answer(int status, Map<String, Object> document, Map<String, String> headers) {

    Answer {
        requireNonNull(document, "document is null");
        headers = Map.copyOf(headers);
    }

    static Answer of(int status, Map<String, Object> document) {
        return new Answer(status, document, Map.of("Content-Type", "application/json"));
    }

    /** What went wrong (RFC 9457). */
    static Answer problem(RequestFailure failure) {
        int status = status(failure);
        Answer problem = problem(status, failure.text());
        return status == HttpStatus.UNAUTHORIZED_401 ? problem.with("WWW-Authenticate", "Bearer") : problem;
    }

    /** The method has no meaning here; these have. */
    static Answer notAllowed(String methods) {
        return problem(HttpStatus.METHOD_NOT_ALLOWED_405, "there is only " + methods).with("Allow", methods);
    }

    Answer with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Answer(status, document, all);
    }

    /** Sends it and ends the exchange; IOException where nobody is there any more. */
    void writeTo(Response response, Callback callback) throws IOException {
        send(response);
        callback.succeeded();
    }

    /** Sends it; IOException where nobody is there any more. */
    void send(Response response) throws IOException {
        byte[] bytes = CredentialDocuments.JSON.write(document);
        response.setStatus(status);
        headers.forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
        Content.Sink.write(response, true, ByteBuffer.wrap(bytes));
    }

    private static Answer problem(int status, String detail) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "about:blank");
        document.put("title", HttpStatus.getMessage(status));
        document.put("status", status);
        document.put("detail", detail);
        return of(status, document).with("Content-Type", "application/problem+json");
    }

    private static int status(RequestFailure failure) {
        return switch (failure.status()) {
            case SECURITY_ASSOCIATION_REQUIRED, ORIGINATOR_NOT_AUTHENTICATED -> HttpStatus.UNAUTHORIZED_401;
            case ORIGINATOR_HAS_NO_PRIVILEGE -> HttpStatus.FORBIDDEN_403;
            case NOT_FOUND -> HttpStatus.NOT_FOUND_404;
            case CONFLICT -> HttpStatus.CONFLICT_409;
            case UNSUPPORTED_MEDIA_TYPE -> HttpStatus.UNSUPPORTED_MEDIA_TYPE_415;
            case BAD_REQUEST -> HttpStatus.BAD_REQUEST_400;
            default -> HttpStatus.INTERNAL_SERVER_ERROR_500;
        };
    }
}
