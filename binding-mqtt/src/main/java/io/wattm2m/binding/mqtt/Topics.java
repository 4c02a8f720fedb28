// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.wattm2m.binding.mqtt.Topic.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The topics of one entity, behind the prefix that its point of access has as its path (TS-0010 6.6). Pure.
 *
 * @param prefix levels without slashes around them, empty for none
 */
record Topics(String prefix, TopicIdentifiers identifiers) {

    /** Takes the full name of a topic apart, empty where it is none of ours. */
    Optional<Topic> parse(String name) {
        return name.startsWith(prefix) ? Topic.parse(name.substring(prefix.length())) : Optional.empty();
    }

    /** The full name of a topic. */
    String name(Topic topic) {
        return prefix + topic.name();
    }

    /** What to subscribe to for requests to us, each of which one of the nodes of this group gets, if one is named. */
    List<String> requestFilters(String group) {
        String share = group.isEmpty() ? "" : "$share/" + group + "/";
        return identifiers.selves().stream()
                .flatMap(self -> Stream.of(Kind.REQUEST.toReceiver(self), Kind.REGISTRATION.toReceiver(self)))
                .map(filter -> share + prefix + filter).toList();
    }

    /** What to subscribe to for answers to our requests. */
    List<String> responseFilters() {
        return List.of(prefix + Kind.RESPONSE.ofOriginator(identifiers.self()));
    }
}
