// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.primitive;

import static java.util.Objects.requireNonNull;

/**
 * The one error of the CSE: a response status code and a text for the originator that names the fault. Thrown where
 * the fault is found, turned into a response in one place.
 */
public final class RequestFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ResponseStatusCode status;

    /** A failure with this status; {@code text} says which parameter or attribute is at fault and why. */
    public RequestFailure(ResponseStatusCode status, String text) {
        // no stack trace: a refused request is an ordinary outcome, and filling it in costs more than the request
        super(text, null, false, false);
        this.status = requireNonNull(status, "status is null");
    }

    public ResponseStatusCode status() {
        return status;
    }

    /** The text for the originator. */
    public String text() {
        return String.valueOf(getMessage());
    }

    public static RequestFailure badRequest(String text) {
        return new RequestFailure(ResponseStatusCode.BAD_REQUEST, text);
    }

    public static RequestFailure notFound(String address) {
        return new RequestFailure(ResponseStatusCode.NOT_FOUND, "there is no resource at " + address);
    }

    public static RequestFailure notAllowed(String text) {
        return new RequestFailure(ResponseStatusCode.OPERATION_NOT_ALLOWED, text);
    }

    public static RequestFailure noPrivilege(String text) {
        return new RequestFailure(ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE, text);
    }

    public static RequestFailure notImplemented(String text) {
        return new RequestFailure(ResponseStatusCode.NOT_IMPLEMENTED, text);
    }
}
