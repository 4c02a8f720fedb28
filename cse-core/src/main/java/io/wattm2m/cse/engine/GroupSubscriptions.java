// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.type.SubscriptionType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Subscriptions to all members of a group whose notifications the group gathers, because they say whom they are to be
 * forwarded to ({@code nfu}, TS-0001 10.2.7.11): the members are told to notify the group. Pure.
 */
final class GroupSubscriptions {
    private static final String FORWARDED_TO = SubscriptionType.NOTIFICATION_FORWARDING_URI.shortName();

    private GroupSubscriptions() {}

    /** The content for the members. */
    static Optional<Content> content(RequestPrimitive request, Resource group, String cseId) {
        return request.content()
                .map(content -> isGathered(request, content) ? through(content, group, cseId) : content);
    }

    private static boolean isGathered(RequestPrimitive request, Content content) {
        return request.operation() == Operation.CREATE
                && request.resourceType().orElse(0) == SubscriptionType.NUMBER
                && content.members().containsKey(FORWARDED_TO);
    }

    private static Content through(Content content, Resource group, String cseId) {
        String reference = cseId + "/" + group.id();
        Map<String, Object> members = new LinkedHashMap<>(content.members());
        members.put(SubscriptionType.NOTIFICATION_URI.shortName(), List.of(reference));
        members.put(SubscriptionType.GROUP_ID.shortName(), reference);
        return new Content(content.name(), members);
    }
}
