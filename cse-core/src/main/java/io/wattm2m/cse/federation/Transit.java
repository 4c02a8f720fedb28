// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.federation;

import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The requests that are under way to other CSEs. One that comes by again while it is has gone in a circle; one that
 * merely has the request identifier of another originator's gets an identifier of its own for the way. Thread-safe.
 */
final class Transit {
    private final Map<String, Passage> underWay = new ConcurrentHashMap<>();

    /** Lets the request pass; NOT_FOUND where it has come in a circle. */
    ResponsePrimitive pass(RequestPrimitive request, Receiver onward) {
        Passage passage = new Passage(request.operation().number(), request.originator(), request.to());
        String identifier = identifier(request.requestIdentifier(), passage);
        try {
            return onward.receive(identified(request, identifier));
        } finally {
            underWay.remove(identifier, passage);
        }
    }

    private String identifier(String wanted, Passage passage) {
        Passage other = underWay.putIfAbsent(wanted, passage);
        if (other == null) {
            return wanted;
        }
        if (other.equals(passage)) {
            throw RequestFailure.notFound(passage.to + ": the request has come back on its way there");
        }
        String own = wanted + "-" + UUID.randomUUID();
        underWay.put(own, passage);
        return own;
    }

    private static RequestPrimitive identified(RequestPrimitive request, String identifier) {
        return request.requestIdentifier().equals(identifier) ? request
                : new RequestPrimitive(request.operation(), request.to(), request.from(), identifier,
                        request.resourceType(), request.content(), request.options(), request.parameters(),
                        request.peer());
    }

    private record Passage(int operation, String from, String to) {}
}
