// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.reach;

import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.type.AeType;
import java.util.List;
import java.util.Optional;

/**
 * In which release this CSE speaks to an entity: one that is in its {@code srv} (TS-0001 9.6.5), without a release
 * version indicator where that is Release 1 alone. An entity that does not say is spoken to as any other. Pure.
 */
final class AgreedRelease {
    private static final String FIRST = "1";
    private static final List<String> NEWEST_FIRST = List.of("5", "4", "3", "2a", "2");

    private AgreedRelease() {}

    /** The request, which is this CSE's own, in a release that the entity supports. */
    static RequestPrimitive with(Resource entity, RequestPrimitive request) {
        List<String> supported = entity.get(AeType.SUPPORTED_RELEASE_VERSIONS).orElse(List.of());
        Optional<String> wanted = request.options().releaseVersion();
        if (supported.isEmpty() || wanted.filter(supported::contains).isPresent()) {
            return request;
        }
        Optional<String> newest = NEWEST_FIRST.stream().filter(supported::contains).findFirst();
        return newest.isPresent() || supported.contains(FIRST)
                ? request.withOptions(request.options().withReleaseVersion(newest))
                : request;
    }
}
