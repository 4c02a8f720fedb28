// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.energy.people.Refusal;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.time.Duration;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.glassfish.jersey.server.ParamException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns every failure into a problem document (RFC 9457). Thread-safe. */
final class Problems implements ExceptionMapper<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final Set<ResponseStatusCode> CONFLICTS = Set.of(ResponseStatusCode.CONFLICT,
            ResponseStatusCode.ALREADY_EXISTS, ResponseStatusCode.ORIGINATOR_HAS_ALREADY_REGISTERED);
    static final String INTERNAL = "an internal error; the log of the application has more";
    static final MediaType PROBLEM = new MediaType("application", "problem+json");

    @Override
    public Response toResponse(Throwable failure) {
        return switch (failure) {
            case ParamException.QueryParamException wrong -> problem(400, notANumber(wrong.getParameterName()));
            case WebApplicationException known ->
                problem(known.getResponse().getStatus(), String.valueOf(known.getMessage()));
            case JsonProcessingException wrong -> problem(400, JsonFaults.of(wrong));
            case Refusal refusal -> answer(Problem.of(refusal), refusal.pause());
            case RequestFailure refused when refused.status() == ResponseStatusCode.NOT_FOUND ->
                problem(404, refused.text());
            case RequestFailure refused when refused.status() == ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE ->
                problem(403, "the CSE does not allow it (4103): " + refused.text());
            case RequestFailure refused when refused.status() == ResponseStatusCode.BAD_REQUEST ->
                problem(400, refused.text());
            case RequestFailure refused when CONFLICTS.contains(refused.status()) -> problem(409, refused.text());
            case RequestFailure refused -> problem(502, "the CSE answered " + refused.status().number() + ": "
                    + refused.text());
            case NoSuchElementException unknown -> problem(404, String.valueOf(unknown.getMessage()));
            default -> {
                LOG.error("a request to the REST interface failed", failure);
                yield problem(500, INTERNAL);
            }
        };
    }

    /** What is told of a parameter with this name that cannot be read; all that can be wrong with one are numbers. */
    static String notANumber(String parameter) {
        return "the parameter '" + parameter + "' is not a number of that kind";
    }

    /** What else a client has to be told with this status: how to prove who he is, or when to come again. */
    static Map<String, String> hints(int status, Duration pause) {
        return switch (status) {
            case 401 -> Map.of("WWW-Authenticate", "Bearer");
            case 429 -> Map.of("Retry-After", Long.toString(Math.max(1, pause.toSeconds())));
            default -> Map.of();
        };
    }

    /** A problem document of this status. */
    static Response problem(int status, String detail) {
        return answer(Problem.of(status, detail), Duration.ZERO);
    }

    private static Response answer(Problem problem, Duration pause) {
        Response.ResponseBuilder answer = Response.status(problem.status).type(PROBLEM).entity(problem);
        hints(problem.status, pause).forEach(answer::header);
        return answer.build();
    }

    /** The members of RFC 9457. */
    record Problem(String type, String title, int status, String detail) {
        static Problem of(int status, String detail) {
            Status known = Status.fromStatusCode(status);
            return new Problem("about:blank", known == null ? "Error" : known.getReasonPhrase(), status, detail);
        }

        static Problem of(Refusal refusal) {
            return of(switch (refusal.kind()) {
                case MALFORMED -> 400;
                case UNPROVEN -> 401;
                case FORBIDDEN -> 403;
                case UNKNOWN -> 404;
                case CONFLICT -> 409;
                case TOO_OFTEN -> 429;
            }, String.valueOf(refusal.getMessage()));
        }
    }
}
