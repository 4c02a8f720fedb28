// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.boot;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.engine.Hosting;
import io.wattm2m.cse.federation.CseType;
import io.wattm2m.cse.primitive.Timestamps;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.type.CseBaseType;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The root of the tree: made at the first start, brought up to date at every start (TS-0001 9.6.3). */
final class CseBase {
    private static final List<String> RELEASES = List.of("2", "2a", "3", "4", "5");
    private final Hosting hosting;
    private final CseType type;

    CseBase(Hosting hosting, CseType type) {
        this.hosting = hosting;
        this.type = type;
    }

    /** Makes sure that it is there and tells where the CSE can be reached. */
    void settle(List<URI> pointsOfAccess) {
        hosting.store().write(tree -> settled(tree, pointsOfAccess));
    }

    private Changes settled(ResourceView tree, List<URI> pointsOfAccess) {
        Map<String, Object> state = state(pointsOfAccess);
        if (hosting.store().nodes().areSeveral() && pointsOfAccess.isEmpty()) {
            state.remove(CseBaseType.POINT_OF_ACCESS.shortName()); // others may listen while this one does not yet
        }
        Optional<Resource> before = tree.byPath(hosting.cse().name());
        if (before.isEmpty()) {
            return Changes.created(first(state));
        }
        boolean same = before.get().attributes().entrySet().containsAll(state.entrySet());
        String now = Timestamps.format(hosting.clock().instant());
        return same ? Changes.NONE
                : Changes.adjusted(before.get(),
                        before.get().withAll(state).withAll(Map.of(Common.LAST_MODIFIED_TIME.shortName(), now)));
    }

    private Resource first(Map<String, Object> state) {
        Entity cse = hosting.cse();
        String now = Timestamps.format(hosting.clock().instant());
        Map<String, Object> attributes = new LinkedHashMap<>(Map.of("ty", (long) CseBaseType.NUMBER, "ri",
                cse.id().substring(1), "rn", cse.name(), "pi", "", "ct", now, "lt", now));
        attributes.putAll(state);
        return new Resource(hosting.types().byNumber(CseBaseType.NUMBER).orElseThrow(), cse.name(), cse.id(), 0,
                attributes);
    }

    private Map<String, Object> state(List<URI> pointsOfAccess) {
        Map<String, Object> state = new LinkedHashMap<>();
        put(state, CseBaseType.CSE_TYPE, type.number());
        put(state, CseBaseType.CSE_ID, hosting.cse().id());
        put(state, CseBaseType.SUPPORTED_RESOURCE_TYPE, hosting.types().numbers().stream().map(Long::valueOf).toList());
        put(state, CseBaseType.POINT_OF_ACCESS, pointsOfAccess.stream().map(URI::toString).toList());
        put(state, CseBaseType.CONTENT_SERIALIZATION,
                Arrays.stream(ContentFormat.values()).map(ContentFormat::mediaType).toList());
        put(state, CseBaseType.SUPPORTED_RELEASE_VERSIONS, RELEASES);
        return state;
    }

    private static <T> void put(Map<String, Object> state, Attribute<T> attribute, T value) {
        state.put(attribute.shortName(), attribute.type().write(value));
    }
}
