// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.identity.OriginatorForm;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.Peer;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.type.AeType;
import java.util.regex.Pattern;

/**
 * Whether the one that a request comes from can be the originator that it names (TS-0004 7.3.2.1), as far as that can
 * be told without authentication: nobody outside this process is this CSE, and only CSEs that are registered here, or
 * the registrar, send on in the name of others. Thread-safe.
 */
final class OriginatorCheck {
    private static final Pattern ORIGINATOR = Pattern.compile("(//?)?[A-Za-z0-9\\-._~:]+(/[A-Za-z0-9\\-._~:]+)*");
    private static final int LONGEST = 255;
    private static final int SHOWN = 60;
    private final Hosting hosting;
    private final OriginatorForm form;
    private final TargetResolver resolver;

    OriginatorCheck(Hosting hosting) {
        this.hosting = hosting;
        this.form = new OriginatorForm(hosting.cse(), hosting.settings().serviceProvider());
        this.resolver = new TargetResolver(hosting);
    }

    /** The request with its originator in the form that the CSE knows it by; throws where it cannot be from it. */
    RequestPrimitive check(RequestPrimitive request) {
        boolean registration =
                request.operation() == Operation.CREATE && request.resourceType().orElse(0) == AeType.NUMBER;
        if (request.from().isEmpty() && !registration) {
            throw RequestFailure.badRequest("fr (originator) is missing; only the CREATE of an AE may do without");
        }
        return request.from().map(from -> request.withFrom(checked(from, request.peer()))).orElse(request);
    }

    private String checked(String from, Peer peer) {
        if (from.length() > LONGEST || !ORIGINATOR.matcher(from).matches()) {
            throw RequestFailure.badRequest("fr '" + shortened(from) + "' is not an AE-ID or CSE-ID");
        }
        String originator = form.stem(from);
        if (!peer.isLocal() && originator.equals(hosting.cse().id())) {
            throw notAuthenticated("fr " + from + " is this CSE itself, which sends no requests to itself");
        }
        peer.sender().filter(sender -> !resolver.isRegisteredCse(sender)).ifPresent(sender -> {
            throw notAuthenticated("fr " + shortened(from) + " does not go with the sender " + shortened(sender)
                    + ", which is no CSE that is registered here");
        });
        return originator;
    }

    /** As much of a text as belongs into an answer. */
    static String shortened(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }

    private static RequestFailure notAuthenticated(String text) {
        return new RequestFailure(ResponseStatusCode.ORIGINATOR_NOT_AUTHENTICATED, text);
    }
}
