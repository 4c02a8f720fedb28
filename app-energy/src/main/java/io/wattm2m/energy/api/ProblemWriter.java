// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wattm2m.energy.api.Problems.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Writes the problem documents of what is refused before it comes to a route: by the guard, and by the HTTP server
 * itself, such as an address that is none or a body that is too large. Thread-safe.
 */
final class ProblemWriter implements Request.Handler {
    private final ObjectMapper json;
    private final ProblemLanguage language;
    private final long largestBody;

    ProblemWriter(ObjectMapper json, ProblemLanguage language, long largestBody) {
        this.json = json;
        this.language = language;
        this.largestBody = largestBody;
    }

    /** Answers with this problem, in the language that is wanted. */
    void write(Problem problem, Request request, Response response, Callback callback) throws JsonProcessingException {
        Optional<Problem> korean = language.inKorean(problem, wanted(request));
        korean.ifPresent(told -> response.getHeaders().put(HttpHeader.CONTENT_LANGUAGE, "ko"));
        response.setStatus(problem.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problems.PROBLEM.toString());
        Content.Sink.write(response, true, json.writeValueAsString(korean.orElse(problem)), callback);
    }

    /** What the server has set the status of. */
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws JsonProcessingException {
        write(Problem.of(response.getStatus(), detail(request, response.getStatus())), request, response, callback);
        return true;
    }

    private String detail(Request request, int status) {
        if (status >= HttpStatus.INTERNAL_SERVER_ERROR_500) {
            return Problems.INTERNAL;
        }
        return switch (status) {
            case HttpStatus.PAYLOAD_TOO_LARGE_413 -> "the body is larger than " + largestBody + " bytes";
            case HttpStatus.URI_TOO_LONG_414 -> "the address is too long";
            case HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 -> "the header is too large";
            default -> "not acceptable as HTTP: "
                    + (request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof HttpException cause
                            && cause.getReason() != null ? cause.getReason() : HttpStatus.getMessage(status));
        };
    }

    /** Who says nothing wants no language before others, whatever the server's own is. */
    private static List<Locale> wanted(Request request) {
        return request.getHeaders().contains(HttpHeader.ACCEPT_LANGUAGE) ? Request.getLocales(request) : List.of();
    }
}
