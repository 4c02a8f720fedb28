// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.codec.JsonDocuments;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what the HTTP server itself refuses, such as a malformed request line or a header that is too large, as
 * oneM2M does, and never with a stack trace. Thread-safe.
 */
final class ErrorResponse implements Request.Handler {
    private static final JsonDocuments DOCUMENTS = new JsonDocuments();

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        ResponseStatusCode code = HttpStatus.toResponseStatusCode(status);
        byte[] body = DOCUMENTS.write(Map.of("m2m:dbg", text(request, status)));
        response.getHeaders().put(HeaderFields.RESPONSE_STATUS_CODE, code.number());
        Optional.ofNullable(request.getHeaders().get(HeaderFields.REQUEST_IDENTIFIER))
                .ifPresent(identifier -> response.getHeaders().put(HeaderFields.REQUEST_IDENTIFIER, identifier));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, ContentFormat.JSON.mediaType());
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    /** What is said on a connection in clear text whose header is not complete in time. */
    static byte[] headerTooSlow() {
        String body = new String(DOCUMENTS.write(Map.of("m2m:dbg",
                "the header was not complete in time (header-timeout)")), StandardCharsets.UTF_8);
        return String.join("\r\n", "HTTP/1.1 408 Request Timeout",
                HeaderFields.RESPONSE_STATUS_CODE + ": " + ResponseStatusCode.REQUEST_TIMEOUT.number(),
                "Content-Type: " + ContentFormat.JSON.mediaType(), "Content-Length: " + body.length(),
                "Connection: close", "", body).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Request request, int status) {
        if (status == org.eclipse.jetty.http.HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431
                || status == org.eclipse.jetty.http.HttpStatus.URI_TOO_LONG_414) {
            return "the header is larger than the limit that http.max-header sets";
        }
        if (status >= org.eclipse.jetty.http.HttpStatus.INTERNAL_SERVER_ERROR_500) {
            return "internal error; the log of the CSE has it";
        }
        Object cause = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
        return "not acceptable as HTTP: " + (cause instanceof HttpException exception ? reason(exception)
                : org.eclipse.jetty.http.HttpStatus.getMessage(status));
    }

    private static String reason(HttpException exception) {
        return Optional.ofNullable(exception.getReason()).orElse("malformed message");
    }
}
