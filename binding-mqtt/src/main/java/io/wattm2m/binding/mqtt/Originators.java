// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.util.Set;

/**
 * Whether the originator in a primitive may be the one in its topic, which is all that a broker can check (TS-0010 7).
 * Pure.
 */
record Originators(TopicIdentifiers identifiers, TopicIdentities identities) {
    private static final Set<Integer> REGISTRATIONS = Set.of(2, 16);
    private static final Set<String> ASKS_FOR_ONE = Set.of("C", "S", "/S");

    /**
     * The request, with the CSE that sends it on where the two are not the same: whether it may the receiver knows.
     * Refuses what does not agree: ORIGINATOR_NOT_AUTHENTICATED, or BAD_REQUEST on a registration's topic.
     */
    RequestPrimitive checked(Topic topic, RequestPrimitive request) {
        return identities.proved(topic, agreed(topic, request));
    }

    private RequestPrimitive agreed(Topic topic, RequestPrimitive request) {
        if (topic.kind() == Topic.Kind.REGISTRATION) {
            checkRegistration(request);
            return request;
        }
        String from = request.originator();
        boolean asks = from.isEmpty() || isRegistration(request) && ASKS_FOR_ONE.contains(from);
        if (asks || identifiers.speaksFor(topic.originator(), from)) {
            return request;
        }
        return identifiers.forwarding(topic.originator(), from)
                .map(sender -> request.withPeer(request.peer().sending(sender)))
                .orElseThrow(() -> new RequestFailure(ResponseStatusCode.ORIGINATOR_NOT_AUTHENTICATED,
                        "fr '" + from + "' is not the originator that the topic names, " + topic.originator()));
    }

    /** The originator there is a credential-ID, and must not serve to send anything else in any name. */
    private static void checkRegistration(RequestPrimitive request) {
        if (!isRegistration(request)) {
            throw RequestFailure.badRequest("only an AE or a CSE is created with a topic of reg_req");
        }
    }

    private static boolean isRegistration(RequestPrimitive request) {
        return request.operation() == Operation.CREATE && request.resourceType().isPresent()
                && REGISTRATIONS.contains(request.resourceType().getAsInt());
    }
}
