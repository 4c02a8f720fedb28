// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.NoSuchElementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns every failure into a problem document (RFC 9457). Thread-safe. */
final class Problems implements ExceptionMapper<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final MediaType PROBLEM = new MediaType("application", "problem+json");

    @Override
    public Response toResponse(Throwable failure) {
        return switch (failure) {
            case WebApplicationException known ->
                problem(known.getResponse().getStatus(), String.valueOf(known.getMessage()));
            case JsonProcessingException malformed -> problem(400, "the JSON is malformed or not what is wanted: "
                    + malformed.getOriginalMessage());
            case RequestFailure refused when refused.status() == ResponseStatusCode.NOT_FOUND ->
                problem(404, refused.text());
            case RequestFailure refused -> problem(502, "the CSE answered " + refused.status().number() + ": "
                    + refused.text());
            case NoSuchElementException unknown -> problem(404, String.valueOf(unknown.getMessage()));
            default -> {
                LOG.error("a request to the REST interface failed", failure);
                yield problem(500, "an internal error; the log of the application has more");
            }
        };
    }

    private static Response problem(int status, String detail) {
        Status known = Status.fromStatusCode(status);
        return Response.status(status).type(PROBLEM)
                .entity(new Problem("about:blank", known == null ? "Error" : known.getReasonPhrase(), status, detail))
                .build();
    }

    /** The members of RFC 9457. */
    record Problem(String type, String title, int status, String detail) {}
}
