// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.primitive;

/**
 * Whoever takes a request primitive and answers it: the CSE, a remote CSE or AE behind a binding, an application in
 * this process, a lambda in a test. The one seam of the house: everything that speaks oneM2M is joined by it.
 *
 * <p>Implementations are thread-safe, may block (callers run on virtual threads) and answer failures as a response; the
 * only exception that may leave {@link #receive} is {@link RequestFailure}, which the caller turns into one.
 */
@FunctionalInterface
public interface Receiver {

    /** Answers the request; the response carries the request's identifier (TS-0004 6.4.2). */
    ResponsePrimitive receive(RequestPrimitive request);

    /** Answers the request, also where {@link #receive} fails: the one place where failures become responses. */
    default ResponsePrimitive answer(RequestPrimitive request) {
        try {
            return receive(request);
        } catch (RequestFailure failure) {
            return ResponsePrimitive.of(failure, request.requestIdentifier());
        }
    }
}
