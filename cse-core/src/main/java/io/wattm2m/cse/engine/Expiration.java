// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.FilterCriteria.Condition;
import io.wattm2m.cse.primitive.FilterCriteria.Join;
import io.wattm2m.cse.primitive.FilterCriteria.Page;
import io.wattm2m.cse.primitive.FilterCriteria.Tag;
import io.wattm2m.cse.primitive.FilterCriteria.Usage;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.Timestamps;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.type.AnnouncedType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The expiration time of a resource (TS-0001 9.6.1.3.2): what was asked for, not beyond what the CSE allows and not
 * beyond the parent's.
 */
final class Expiration {
    private final Hosting hosting;

    Expiration(Hosting hosting) {
        this.hosting = hosting;
    }

    /** The resource with the expiration time that it gets; BAD_REQUEST where the one asked for is past. */
    Resource settle(Resource resource, Resource parent) {
        if (!resource.type().attributes().has(Common.EXPIRATION_TIME)) {
            return resource;
        }
        Instant latest = latest(parent);
        Instant wanted = resource.get(Common.EXPIRATION_TIME).orElse(latest);
        if (wanted.isBefore(hosting.now())) {
            throw RequestFailure.badRequest("et (expirationTime) " + resource.attributes().get("et") + " is past");
        }
        boolean keptAsWritten = resource.attributes().containsKey("et") && !wanted.isAfter(latest);
        return keptAsWritten ? resource
                : resource.with(Common.EXPIRATION_TIME, wanted.isAfter(latest) ? latest : wanted);
    }

    /**
     * BAD_REQUEST where a resource that is updated would expire earlier than it did, and earlier than one of its
     * children (TS-0004 7.3.3.8). What is announced follows its original, whose children have been looked at.
     */
    void checkChildren(Resource before, Resource after) {
        Optional<Instant> end = after.get(Common.EXPIRATION_TIME)
                .filter(time -> before.get(Common.EXPIRATION_TIME).filter(time::isBefore).isPresent());
        if (end.isEmpty() || after.type() instanceof AnnouncedType) {
            return;
        }
        try (Stream<Resource> children = hosting.tree().descendants(before, 1, expiringAfter(end.get()))) {
            children.filter(child -> !hosting.isExpired(child)
                    && child.get(Common.EXPIRATION_TIME).filter(end.get()::isBefore).isPresent()).findFirst()
                    .ifPresent(child -> {
                        throw RequestFailure.badRequest("et (expirationTime) " + after.attributes().get("et")
                                + " is before that of the child " + child.path());
                    });
        }
    }

    private static FilterCriteria expiringAfter(Instant end) {
        Tag tag = Tag.EXPIRE_AFTER;
        return new FilterCriteria(Usage.CONDITIONAL, Join.AND,
                List.of(new Condition(tag, tag.shortName(), List.of(Timestamps.format(end)))), Page.ALL,
                Optional.empty());
    }

    private Instant latest(Resource parent) {
        Instant allowed = hosting.now().plus(hosting.settings().maxExpiration());
        return parent.get(Common.EXPIRATION_TIME).filter(time -> time.isBefore(allowed)).orElse(allowed);
    }
}
