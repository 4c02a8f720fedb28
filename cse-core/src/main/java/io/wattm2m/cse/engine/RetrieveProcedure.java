// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.access.PermittedAttributes;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.ResultContent;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceType.Trait;
import io.wattm2m.cse.type.AnnouncedType;
import io.wattm2m.cse.type.ContainerType;
import io.wattm2m.cse.type.CseBaseType;
import io.wattm2m.cse.type.MissingData;
import io.wattm2m.cse.type.TimeSeriesType;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** RETRIEVE of a resource, of parts of it, or of it with its descendants (TS-0001 10.1.3). Thread-safe. */
final class RetrieveProcedure {
    private static final String ATTRIBUTE_LIST = "m2m:atrl";
    private static final Set<ResultContent> WITH_INSTANCES =
            Set.of(ResultContent.ATTRIBUTES_AND_CHILD_RESOURCES, ResultContent.CHILD_RESOURCES);
    private final Hosting hosting;
    private final Guard guard;
    private final Conditions conditions;
    private final Permissions permissions;
    private final Consequences consequences;

    RetrieveProcedure(Hosting hosting, Guard guard, Consequences consequences) {
        this.hosting = hosting;
        this.guard = guard;
        this.conditions = new Conditions(hosting, guard);
        this.permissions = new Permissions(guard, hosting.types());
        this.consequences = consequences;
    }

    ResponsePrimitive retrieve(RequestPrimitive request, Resource found, Optional<String> attribute) {
        Optional<List<String>> names = attribute.map(List::of).or(() -> request.content().map(RetrieveProcedure::list));
        PermittedAttributes permitted = guard.require(request, Operation.RETRIEVE.privilege(), found,
                concerned(request, names.orElse(List.of())));
        if (request.options().resultContent().filter(ResultContent.ORIGINAL_RESOURCE::equals).isPresent()) {
            return original(request, found);
        }
        Resource resource = current(found);
        Visible visible = new Visible(resource, permitted);
        if (names.isPresent()) {
            conditions.require(request, resource);
            return ResponsePrimitive.of(ResponseStatusCode.OK, request, part(resource, names.get()));
        }
        ResultContent form = request.options().resultContent().orElse(ResultContent.ATTRIBUTES);
        if (form == ResultContent.ATTRIBUTES) {
            conditions.require(request, resource);
            return ResponsePrimitive.of(ResponseStatusCode.OK, request, visible.content());
        }
        if (form == ResultContent.PERMISSIONS) {
            conditions.require(request, resource);
            return ResponsePrimitive.of(ResponseStatusCode.OK, request, permissions.of(request, resource));
        }
        return withChildren(request, visible, form, ResponseStatusCode.OK);
    }

    /** The attributes that are asked for by name, and those that the criteria for the target judge. */
    private static Collection<String> concerned(RequestPrimitive request, List<String> names) {
        Set<String> concerned = new HashSet<>(names);
        concerned.addAll(JudgedAttributes.of(request.options().filter()));
        return concerned;
    }

    /** What an announced resource stands for, from where that is. */
    private ResponsePrimitive original(RequestPrimitive request, Resource announced) {
        String link = announced.get(AnnouncedType.LINK).orElseThrow(() -> RequestFailure
                .badRequest("rcn 7 (original resource) is for announced resources, and this is a "
                        + announced.type().longName()));
        return consequences.ask(request.withTo(link).withOptions(request.options().with(ResultContent.ATTRIBUTES)));
    }

    /** The resource with its descendants as this result content shows them; shared with DELETE. */
    ResponsePrimitive withChildren(RequestPrimitive request, Visible root, ResultContent form,
            ResponseStatusCode status) {
        Resource resource = root.resource();
        FilterCriteria filter = request.options().filter();
        Set<String> judged = JudgedAttributes.of(filter);
        int level = filter.page().level().orElse(Integer.MAX_VALUE);
        FilterMatcher matcher = new FilterMatcher(request, hosting, guard);
        Stream<Resource> below = level == 0 ? Stream.empty() : hosting.tree().descendants(resource, level, filter);
        Predicate<Resource> withheld =
                WITH_INSTANCES.contains(form) ? new Withheld(hosting.tree()) : candidate -> false;
        Selection<Visible> page = Selection.of(
                below.filter(candidate -> !hosting.isExpired(candidate) && !withheld.test(candidate)
                        && matcher.test(candidate))
                        .mapMulti((candidate, results) -> guard
                                .visible(request, Operation.RETRIEVE.privilege(), candidate, judged)
                                .ifPresent(results)),
                filter.page(), hosting.settings().pageSize());
        if (request.operation() == Operation.RETRIEVE && lacksInstances(resource, form, page)) {
            consequences.foundNoInstance(resource);
        }
        return page.mark(ResponsePrimitive.of(status, request,
                ResultShaper.withChildren(root, page.results(), request, form)));
    }

    /** Whether instances of a container were asked for, and it has none or only those that are out of date. */
    private static boolean lacksInstances(Resource resource, ResultContent form, Selection<Visible> page) {
        return resource.is(ContainerType.NUMBER) && WITH_INSTANCES.contains(form) && page.next().isEmpty()
                && !VirtualResources.isClosed(resource) && page.results().stream().map(Visible::resource)
                        .noneMatch(found -> found.parentId().equals(resource.id())
                                && found.type().has(Trait.INSTANCE));
    }

    /** The CSEBase tells the time at which it is retrieved, a time series what is missing by then. */
    private Resource current(Resource resource) {
        return switch (resource.type().number()) {
            case CseBaseType.NUMBER -> resource.with(CseBaseType.CURRENT_TIME, hosting.now());
            case TimeSeriesType.NUMBER -> MissingData.overdue(resource, hosting.now());
            default -> resource;
        };
    }

    private static List<String> list(Content content) {
        if (!content.name().equals(ATTRIBUTE_LIST) || !(content.value() instanceof List<?> names)) {
            throw RequestFailure
                    .badRequest("pc (content) of a RETRIEVE is " + content.name() + ", not a list " + ATTRIBUTE_LIST);
        }
        if (names.isEmpty()) {
            throw RequestFailure.badRequest("pc (content) of a RETRIEVE is a list " + ATTRIBUTE_LIST + " of nothing");
        }
        return names.stream().map(Object::toString).toList();
    }

    private static Content part(Resource resource, List<String> names) {
        Map<String, Object> part = new LinkedHashMap<>();
        for (String name : names) {
            if (resource.type().attributes().rule(name).isEmpty()) {
                throw RequestFailure.badRequest(name + " is not an attribute of " + resource.type().longName());
            }
            Object value = Optional.ofNullable(resource.attributes().get(name)).orElseThrow(
                    () -> RequestFailure.notFound("attribute " + name + " of " + resource.path()));
            part.put(name, value);
        }
        return new Content(resource.type().shortName(), part);
    }
}
