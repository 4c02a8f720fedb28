// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.access.Access;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.ResultContent;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.type.AeType;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Discovery: which resources below the target meet the criteria and may be known (TS-0001 10.2.6). Thread-safe. */
final class Discovery {
    private static final long INACTIVE = 2;
    private final Hosting hosting;
    private final Guard guard;

    Discovery(Hosting hosting, Guard guard) {
        this.hosting = hosting;
        this.guard = guard;
    }

    ResponsePrimitive discover(RequestPrimitive request, Resource root) {
        guard.require(request, Access.DISCOVERY, root);
        FilterCriteria filter = request.options().filter();
        int level = filter.page().level().orElse(Integer.MAX_VALUE);
        FilterMatcher matcher = new FilterMatcher(filter, hosting.tree());
        Predicate<Resource> active = new ActiveOnly();
        Selection page = Selection.of(hosting.tree().descendants(root, Math.max(level, 1), filter),
                found -> active.test(found) && !hosting.isExpired(found) && matcher.test(found)
                        && guard.permits(request, Access.DISCOVERY, found),
                filter.page(), hosting.settings().pageSize());
        List<Resource> found = page.resources().stream().flatMap(match -> applied(match, filter).stream()).toList();
        return page.mark(ResponsePrimitive.of(ResponseStatusCode.OK, request, content(request, found)));
    }

    private static Content content(RequestPrimitive request, List<Resource> found) {
        if (request.options().resultContent().filter(ResultContent.CHILD_RESOURCE_REFERENCES::equals).isPresent()) {
            List<Map<String, Object>> references =
                    found.stream().map(match -> References.child(match, request)).toList();
            return new Content("m2m:rrl", Map.of("rrf", references));
        }
        return new Content("m2m:uril", found.stream().map(match -> References.address(match, request)).toList());
    }

    /** The match itself, or what stands at the relative path from it. */
    private Optional<Resource> applied(Resource match, FilterCriteria filter) {
        return filter.applyRelativePath().isEmpty() ? Optional.of(match)
                : hosting.tree().byPath(match.path() + "/" + filter.applyRelativePath().get());
    }

    /** AEs that are inactive are not discovered, nor what is below them; parents come before children. */
    private static final class ActiveOnly implements Predicate<Resource> {
        private final Set<String> inactive = new HashSet<>();

        @Override
        public boolean test(Resource resource) {
            boolean hidden = inactive.contains(resource.parentId())
                    || resource.is(AeType.NUMBER) && resource.get(AeType.REGISTRATION_STATUS).orElse(0L) == INACTIVE;
            if (hidden) {
                inactive.add(resource.id());
            }
            return !hidden;
        }
    }
}
