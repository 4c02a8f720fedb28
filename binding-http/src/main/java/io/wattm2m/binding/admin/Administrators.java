// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.admin;

import static java.util.Objects.requireNonNull;

import io.wattm2m.binding.tls.Visitor;
import io.wattm2m.cse.primitive.Identity;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.Gate;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Who may administer: whoever proves to be the administrator; on a loopback listener that demands nothing also a
 * program on this machine that says so. Thread-safe.
 *
 * @param gate of the listener
 * @param originator the administrator
 * @param onlyHere whether nobody but this machine can come to the listener
 */
public record Administrators(Gate gate, String originator, boolean onlyHere) {
    /** With these a web page or another machine is behind a request, though it comes from this one. */
    private static final List<String> FOREIGN =
            List.of("Origin", "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");
    private static final String ORIGINATOR = "X-M2M-Origin";

    public Administrators {
        requireNonNull(gate, "gate is null");
        requireNonNull(originator, "originator is null");
    }

    /**
     * The administrator that sent this request, for the log.
     *
     * @throws RequestFailure where it was somebody else
     */
    String admitted(Request request) {
        Visitor visitor = Visitor.of(request);
        Optional<Identity> identity = visitor.admitted(gate).identity();
        if (identity.isEmpty()) {
            checkHere(visitor, request.getHeaders());
        }
        String name = identity.map(Identity::originator)
                .orElseGet(() -> String.valueOf(request.getHeaders().get(ORIGINATOR)));
        if (!name.equals(originator)) {
            throw RequestFailure.noPrivilege("credentials are for the administrator (cse.admin) only");
        }
        return originator + " at " + visitor.address().getHostAddress()
                + identity.map(proved -> " with " + proved.credential()).orElse(" without a credential");
    }

    /**
     * Lets pass who may see how the CSE does, and change nothing: a program on this machine, or the administrator.
     *
     * @throws RequestFailure where it was somebody else
     */
    void admittedToRead(Request request) {
        boolean isHere = !gate.isDemanding() && onlyHere && !request.getHeaders().contains(ORIGINATOR)
                && !request.getHeaders().contains(HttpHeader.AUTHORIZATION);
        if (isHere) {
            checkHere(Visitor.of(request), request.getHeaders());
        } else {
            admitted(request);
        }
    }

    private void checkHere(Visitor visitor, HttpFields headers) {
        if (!onlyHere || !visitor.address().isLoopbackAddress() || FOREIGN.stream().anyMatch(headers::contains)) {
            throw new RequestFailure(ResponseStatusCode.SECURITY_ASSOCIATION_REQUIRED,
                    "without a credential only a program on the machine of the CSE may administer");
        }
    }
}
