// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.FilterCriteria.Condition;
import io.wattm2m.cse.primitive.FilterCriteria.Join;
import io.wattm2m.cse.primitive.FilterCriteria.Page;
import io.wattm2m.cse.primitive.FilterCriteria.Tag;
import io.wattm2m.cse.primitive.FilterCriteria.Usage;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.semantics.Budget;
import io.wattm2m.cse.semantics.Description;
import io.wattm2m.cse.type.SemanticDescriptorType;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The semantic descriptors that a request is about, as far as its originator may retrieve them, with those that they
 * are related to here (TS-0034 7.4, 7.5). Thread-safe.
 */
final class Descriptors {
    private static final Set<String> READ = Set.of(SemanticDescriptorType.DESCRIPTOR.shortName());
    private static final FilterCriteria ANY = new FilterCriteria(Usage.CONDITIONAL, Join.AND, List.of(new Condition(
            Tag.RESOURCE_TYPE, Tag.RESOURCE_TYPE.shortName(), List.of(String.valueOf(SemanticDescriptorType.NUMBER)))),
            new Page(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty()), Optional.empty());
    private final Hosting hosting;
    private final Guard guard;
    private final TargetResolver resolver;

    Descriptors(Hosting hosting, Guard guard) {
        this.hosting = hosting;
        this.guard = guard;
        this.resolver = new TargetResolver(hosting);
    }

    /** What is said at a resource and below it. */
    Collection<Description> within(RequestPrimitive request, Resource root, Budget budget) {
        Predicate<Resource> active = new ActiveEntities(hosting.tree());
        try (Stream<Resource> below = hosting.tree().descendants(root, Integer.MAX_VALUE, ANY)) {
            return withRelated(request, Stream.concat(Stream.of(root), below.filter(active)), budget);
        }
    }

    /** What is said of a resource itself. */
    Collection<Description> of(RequestPrimitive request, Resource resource, Budget budget) {
        if (!SemanticDescriptorType.describes(resource.type())) {
            return List.of();
        }
        try (Stream<Resource> children = hosting.tree().children(resource.id(), SemanticDescriptorType.NUMBER)) {
            return withRelated(request, children, budget);
        }
    }

    private Collection<Description> withRelated(RequestPrimitive request, Stream<Resource> first, Budget budget) {
        Map<String, Description> known = new LinkedHashMap<>();
        Deque<Resource> open = new ArrayDeque<>();
        first.peek(resource -> budget.row()).filter(resource -> isReadable(request, resource)).forEach(open::add);
        while (!open.isEmpty()) {
            Resource descriptor = open.remove();
            budget.row();
            if (known.putIfAbsent(descriptor.id(), SemanticDescriptorType.description(descriptor)) == null) {
                descriptor.get(SemanticDescriptorType.RELATED_SEMANTICS).orElse(List.of()).stream()
                        .flatMap(reference -> related(reference).stream())
                        .filter(resource -> isReadable(request, resource)).forEach(open::add);
            }
        }
        return known.values();
    }

    private Optional<Resource> related(String reference) {
        try {
            return resolver.referred(reference);
        } catch (RequestFailure elsewhere) {
            // no address of a resource, such as that of a document
            return Optional.empty();
        }
    }

    private boolean isReadable(RequestPrimitive request, Resource resource) {
        return resource.is(SemanticDescriptorType.NUMBER) && !hosting.isExpired(resource)
                && guard.visible(request, Operation.RETRIEVE.privilege(), resource, READ).isPresent();
    }
}
