// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.access.Access;
import io.wattm2m.cse.primitive.Address;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.ResultContent;
import io.wattm2m.cse.resource.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Discovery: which resources below the target meet the criteria and may be known (TS-0001 10.2.6). Thread-safe. */
final class Discovery {
    private final Hosting hosting;
    private final Guard guard;
    private final TargetResolver resolver;

    Discovery(Hosting hosting, Guard guard) {
        this.hosting = hosting;
        this.guard = guard;
        this.resolver = new TargetResolver(hosting);
    }

    ResponsePrimitive discover(RequestPrimitive request, Resource root) {
        var _ = guard.require(request, Access.DISCOVERY, root, List.of());
        FilterCriteria filter = request.options().filter();
        filter.applyRelativePath().ifPresent(path -> Address.parse(root.path() + "/" + path));
        Predicate<Resource> matcher = new FilterMatcher(request, hosting, guard);
        Set<String> judged = JudgedAttributes.of(filter);
        Predicate<Resource> active = new ActiveEntities(hosting.tree());
        int level = filter.page().level().orElse(Integer.MAX_VALUE);
        // the target itself, at level 0, is never part of the result
        Stream<Resource> below = level == 0 ? Stream.empty() : hosting.tree().descendants(root, level, filter);
        Stream<Found> found = below
                .filter(candidate -> active.test(candidate) && !hosting.isExpired(candidate) && matcher.test(candidate)
                        && guard.visible(request, Access.DISCOVERY, candidate, judged).isPresent())
                .mapMulti((match, results) -> applied(request, match).ifPresent(results));
        Selection<Found> page = Selection.of(found, filter.page(), hosting.settings().pageSize());
        return page.mark(ResponsePrimitive.of(ResponseStatusCode.OK, request, content(request, page.results())));
    }

    private static Content content(RequestPrimitive request, List<Found> found) {
        if (request.options().resultContent().filter(ResultContent.CHILD_RESOURCE_REFERENCES::equals).isPresent()) {
            return new Content("m2m:rrl",
                    Map.of("rrf", found.stream().map(match -> match.reference(request)).toList()));
        }
        return new Content("m2m:uril", found.stream().map(match -> match.address(request)).toList());
    }

    /** The match itself, or what stands at the relative path from it and may be discovered as well. */
    private Optional<Found> applied(RequestPrimitive request, Resource match) {
        Optional<String> relative = request.options().filter().applyRelativePath();
        if (relative.isEmpty()) {
            return Optional.of(new Found(match, ""));
        }
        return resolver.at(match.path() + "/" + relative.get()).flatMap(this::found)
                .filter(found -> guard.visible(request, Access.DISCOVERY, found.resource, Set.of()).isPresent());
    }

    private Optional<Found> found(Target target) {
        return switch (target) {
            case Target.Hosted hosted -> Optional.of(new Found(hosted.resource(), ""));
            case Target.FanOut group -> group.path().isEmpty() ? Optional.of(new Found(group.group(), "fopt"))
                    : Optional.empty();
            case Target.Virtual virtual -> virtual(virtual);
            case Target.Remote _ -> Optional.empty();
        };
    }

    private Optional<Found> virtual(Target.Virtual virtual) {
        boolean exists = switch (virtual.child()) {
            case LATEST, OLDEST -> hosting.tree().latest(virtual.parent().id()).isPresent();
            default -> true;
        };
        return exists ? virtual.parent().type().virtualChildren().entrySet().stream()
                .filter(child -> child.getValue() == virtual.child())
                .map(child -> new Found(virtual.parent(), child.getKey())).findFirst() : Optional.empty();
    }

    /**
     * A result.
     *
     * @param resource the resource that was found, or whose virtual child
     * @param virtual the name of the virtual child, empty for the resource itself
     */
    private record Found(Resource resource, String virtual) {

        String address(RequestPrimitive request) {
            String address = References.address(resource, request);
            return virtual.isEmpty() ? address : address + "/" + virtual;
        }

        Map<String, Object> reference(RequestPrimitive request) {
            Map<String, Object> reference = References.child(resource, request);
            if (!virtual.isEmpty()) {
                reference.put("nm", virtual);
                reference.put("val", address(request));
            }
            return reference;
        }
    }
}
