// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.wattm2m.cse.primitive.Identity;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.Credentials;

/**
 * Takes the originator in a topic for proved (TS-0010 7), where the broker lets nobody publish to another one's topics.
 * Thread-safe.
 *
 * @param trusted whether the broker does
 */
record TopicIdentities(boolean trusted, Credentials credentials) {

    /** The request with what its topic proves; as it is where topics prove nothing. */
    RequestPrimitive proved(Topic topic, RequestPrimitive request) {
        return trusted ? request.withPeer(request.peer().proved(identity(topic, request.originator()))) : request;
    }

    private Identity identity(Topic topic, String from) {
        return topic.kind() == Topic.Kind.REGISTRATION ? registering(topic)
                : new Identity(entity(topic.originator(), from), "topic " + topic.originator());
    }

    private Identity registering(Topic topic) {
        return CredentialGate.credential(credentials, topic.originator())
                .map(credential -> new Identity(credential.originator(), credential.id()))
                .orElseThrow(() -> new RequestFailure(ResponseStatusCode.ORIGINATOR_NOT_AUTHENTICATED,
                        "there is no credential " + topic.originator()));
    }

    /** A level without a colon is an AE-ID-Stem, or a CSE-ID where the originator is that CSE or behind it. */
    private static String entity(String inTopic, String from) {
        String spRelative = "/" + inTopic.replace(':', '/');
        boolean whole = inTopic.indexOf(':') >= 0 || from.equals(spRelative) || from.startsWith(spRelative + "/");
        return whole ? spRelative : inTopic;
    }
}
