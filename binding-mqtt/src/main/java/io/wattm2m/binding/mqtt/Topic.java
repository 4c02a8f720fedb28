// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import static java.util.Objects.requireNonNull;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.util.Arrays;
import java.util.Optional;

/**
 * The oneM2M part of an MQTT topic, {@code /oneM2M/<kind>/<originator>/<receiver>/<format>} (TS-0010 6.4). A response
 * has originator and receiver where its request has them. Immutable.
 *
 * @param kind what travels on it
 * @param originator as {@link TopicIdentifiers} writes it; of a registration the credential-ID
 * @param receiver as {@link TopicIdentifiers} writes it
 * @param format the short name of the serialisation; {@code json} where a topic has none
 */
record Topic(Kind kind, String originator, String receiver, String format) {
    private static final String ROOT = "/oneM2M/";
    private static final String JSON = "json";
    private static final int SHORTEST = 3;
    private static final int LONGEST = 4;

    Topic {
        requireNonNull(kind, "kind is null");
        requireNonNull(originator, "originator is null");
        requireNonNull(receiver, "receiver is null");
        requireNonNull(format, "format is null");
    }

    /** The topic of a request between the two. */
    static Topic request(String originator, String receiver, ContentFormat format) {
        return new Topic(Kind.REQUEST, originator, receiver, format.shortName());
    }

    /** The serialisation that it names; UNSUPPORTED_MEDIA_TYPE where there is no such. */
    ContentFormat contentFormat() {
        return ContentFormat.ofShortName(format)
                .orElseThrow(() -> new RequestFailure(ResponseStatusCode.UNSUPPORTED_MEDIA_TYPE,
                        "the topic says '" + format + "', but requests over MQTT are in json, xml or cbor"));
    }

    /** Takes the name of a topic apart, empty where it is none of oneM2M's. */
    static Optional<Topic> parse(String name) {
        if (!name.startsWith(ROOT)) {
            return Optional.empty();
        }
        String[] levels = name.substring(ROOT.length()).split("/", -1);
        boolean complete = levels.length >= SHORTEST && levels.length <= LONGEST
                && Arrays.stream(levels).noneMatch(String::isEmpty);
        return complete ? Kind.of(levels[0]).map(kind -> new Topic(kind, levels[1], levels[2],
                levels.length == LONGEST ? levels[SHORTEST] : JSON)) : Optional.empty();
    }

    /** The name as it stands on the wire, behind a prefix if there is one. */
    String name() {
        return ROOT + kind.level + "/" + originator + "/" + receiver + "/" + format;
    }

    /** Where the answer to a request on this topic goes: in the same format if it is one, else in JSON. */
    Topic answer() {
        Kind answer = kind == Kind.REGISTRATION ? Kind.REGISTRATION_RESPONSE : Kind.RESPONSE;
        return new Topic(answer, originator, receiver, ContentFormat.ofShortName(format).isPresent() ? format : JSON);
    }

    boolean isRequest() {
        return kind == Kind.REQUEST || kind == Kind.REGISTRATION;
    }

    /** What travels on a topic. */
    enum Kind {
        REQUEST("req"), RESPONSE("resp"), REGISTRATION("reg_req"), REGISTRATION_RESPONSE("reg_resp");

        private final String level;

        Kind(String level) {
            this.level = level;
        }

        private static Optional<Kind> of(String level) {
            return Arrays.stream(values()).filter(kind -> kind.level.equals(level)).findFirst();
        }

        /** The filter for all topics of this kind to the receiver, in any format. */
        String toReceiver(String receiver) {
            return ROOT + level + "/+/" + receiver + "/#";
        }

        /** The filter for all topics of this kind that an originator's requests began, in any format. */
        String ofOriginator(String originator) {
            return ROOT + level + "/" + originator + "/#";
        }
    }
}
