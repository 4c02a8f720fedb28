// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.access.Access;
import io.wattm2m.cse.codec.ContentQuery;
import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.FilterCriteria.Condition;
import io.wattm2m.cse.primitive.FilterCriteria.Join;
import io.wattm2m.cse.primitive.FilterCriteria.Page;
import io.wattm2m.cse.primitive.FilterCriteria.Tag;
import io.wattm2m.cse.primitive.FilterCriteria.Usage;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.Timestamps;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.AttributePattern;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.semantics.Budget;
import io.wattm2m.cse.semantics.Description;
import io.wattm2m.cse.semantics.SemanticQuery;
import io.wattm2m.cse.type.ContentInstanceType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether resources meet filter criteria (TS-0001 8.1.2): values of one condition are alternatives, conditions are
 * joined as {@code fo} says. Made once per request; thread-safe.
 */
final class FilterMatcher implements Predicate<Resource> {
    private static final String JSON_PATH = "1";
    private static final int[] PRIVILEGES = {1, 2, 4, 8, 16, 32};
    private final RequestPrimitive request;
    private final FilterCriteria criteria;
    private final Hosting hosting;
    private final ResourceView tree;
    private final Guard guard;
    private final List<Predicate<Resource>> conditions;

    /** The criteria of a request; NOT_IMPLEMENTED where one of them is not supported. */
    FilterMatcher(RequestPrimitive request, Hosting hosting, Guard guard) {
        this.request = request;
        this.criteria = request.options().filter();
        this.hosting = hosting;
        this.tree = hosting.tree();
        this.guard = guard;
        if (criteria.usage() == Usage.IPE_DISCOVERY) {
            throw RequestFailure.notImplemented("fu 3 (IPE on-demand discovery) is not supported");
        }
        this.conditions = Stream.concat(geoQuery().stream(), criteria.conditions().stream()
                .filter(condition -> !isPart(condition)).map(this::condition)).toList();
    }

    @Override
    public boolean test(Resource resource) {
        if (conditions.isEmpty()) {
            return true;
        }
        return switch (criteria.operation()) {
            case AND -> conditions.stream().allMatch(condition -> condition.test(resource));
            case OR -> conditions.stream().anyMatch(condition -> condition.test(resource));
            case XOR -> conditions.stream().filter(condition -> condition.test(resource)).count() == 1;
        };
    }

    /** The parts of a geo-query are one condition. */
    private Optional<Predicate<Resource>> geoQuery() {
        boolean asked = criteria.conditions().stream().anyMatch(condition -> GeoQuery.isPart(condition.tag()));
        return asked ? Optional.of(GeoQuery.of(criteria)) : Optional.empty();
    }

    /** Whether it is no condition of its own. */
    private static boolean isPart(Condition condition) {
        if (condition.tag() == Tag.CONTENT_FILTER_SYNTAX && !condition.value().equals(JSON_PATH)) {
            throw RequestFailure.badRequest("fc: cfs " + condition.value() + " is not 1 (JSONPath)");
        }
        return condition.tag() == Tag.CONTENT_FILTER_SYNTAX || GeoQuery.isPart(condition.tag());
    }

    private Predicate<Resource> condition(Condition condition) {
        return switch (condition.tag()) {
            case CREATED_BEFORE -> before(Common.CREATION_TIME, condition);
            case CREATED_AFTER -> from(Common.CREATION_TIME, condition);
            case UNMODIFIED_SINCE -> before(Common.LAST_MODIFIED_TIME, condition);
            case MODIFIED_SINCE -> from(Common.LAST_MODIFIED_TIME, condition);
            case EXPIRE_BEFORE -> before(Common.EXPIRATION_TIME, condition);
            case EXPIRE_AFTER -> from(Common.EXPIRATION_TIME, condition);
            case STATE_TAG_SMALLER -> number(Common.STATE_TAG, tag -> tag < number(condition));
            case STATE_TAG_BIGGER -> number(Common.STATE_TAG, tag -> tag >= number(condition));
            case SIZE_ABOVE -> number(ContentInstanceType.CONTENT_SIZE, size -> size >= number(condition));
            case SIZE_BELOW -> number(ContentInstanceType.CONTENT_SIZE, size -> size < number(condition));
            case LABELS, RESOURCE_TYPE, CONTENT_TYPE, LABELS_QUERY, ATTRIBUTE -> own(condition);
            case CHILD_RESOURCE_TYPE -> ofChildren(Tag.RESOURCE_TYPE, condition);
            case CHILD_LABELS -> ofChildren(Tag.LABELS, condition);
            case CHILD_ATTRIBUTE -> ofChildren(Tag.ATTRIBUTE, condition);
            case PARENT_LABELS, PARENT_RESOURCE_TYPE, PARENT_ATTRIBUTE -> ofParent(condition);
            case CONTENT_FILTER_QUERY -> content(condition);
            case OPERATIONS -> permitted(condition);
            case SEMANTICS_FILTER -> semantics(condition);
            default -> throw RequestFailure
                    .notImplemented("fc: the condition " + condition.name() + " is not supported");
        };
    }

    /** A condition on the resource itself, or, for the tags of parents, on that. */
    private static Predicate<Resource> own(Condition condition) {
        return switch (condition.tag()) {
            case LABELS, PARENT_LABELS -> resource -> labels(resource).stream()
                    .anyMatch(condition.values()::contains);
            case RESOURCE_TYPE, PARENT_RESOURCE_TYPE -> resource -> condition.values().stream()
                    .anyMatch(type -> Integer.parseInt(type) == resource.type().number());
            case CONTENT_TYPE -> resource -> resource.get(ContentInstanceType.CONTENT_INFO)
                    .filter(info -> condition.values().contains(mediaType(info))).isPresent();
            case LABELS_QUERY -> condition.values().stream().map(LabelQuery::parse)
                    .<Predicate<Resource>>map(query -> resource -> query.test(labels(resource))).reduce(Predicate::or)
                    .orElseThrow();
            default -> AttributePattern.of(condition.name(), condition.values());
        };
    }

    private static Predicate<Resource> content(Condition condition) {
        ContentQuery query = ContentQuery.parse(condition.value());
        return resource -> resource.get(ContentInstanceType.CONTENT).filter(query).isPresent();
    }

    /** What is said of the resource by its descriptors answers one of these queries (TS-0034 7.4). */
    private Predicate<Resource> semantics(Condition condition) {
        List<SemanticQuery> queries = condition.values().stream().map(SemanticQuery::parse).toList();
        Descriptors descriptors = new Descriptors(hosting, guard);
        Budget budget = hosting.semantics().budget();
        return resource -> {
            Collection<Description> descriptions = descriptors.of(request, resource, budget);
            return !descriptions.isEmpty() && hosting.semantics()
                    .answered(() -> queries.stream().anyMatch(query -> query.isMetBy(descriptions, budget)));
        };
    }

    /** The originator may do all of one of these sums of operations. */
    private Predicate<Resource> permitted(Condition condition) {
        List<Integer> sums = condition.values().stream().map(Integer::valueOf).toList();
        return resource -> sums.stream().anyMatch(sum -> IntStream.of(PRIVILEGES).filter(bit -> (sum & bit) != 0)
                .allMatch(bit -> guard.permits(request, bit, resource)));
    }

    /** Whether the originator may find this resource by the condition; it must not tell what may not be known. */
    private boolean mayKnow(Resource related, Condition condition) {
        Set<String> judged = JudgedAttributes.of(condition);
        return Stream.of(Access.DISCOVERY, Operation.RETRIEVE.privilege())
                .anyMatch(privilege -> guard.visible(request, privilege, related, judged).isPresent());
    }

    /** A condition on the children, of which the tree leaves out what it knows not to meet it. */
    private Predicate<Resource> ofChildren(Tag tag, Condition condition) {
        Condition ofChild = new Condition(tag, tag == Tag.ATTRIBUTE ? condition.name() : tag.shortName(),
                condition.values());
        FilterCriteria wanted = new FilterCriteria(Usage.CONDITIONAL, Join.AND, List.of(ofChild), Page.ALL,
                Optional.empty());
        Predicate<Resource> meets = own(ofChild);
        return resource -> {
            try (Stream<Resource> children = tree.descendants(resource, 1, wanted)) {
                return children.anyMatch(child -> meets.test(child) && mayKnow(child, ofChild));
            }
        };
    }

    private Predicate<Resource> ofParent(Condition condition) {
        Predicate<Resource> meets = own(condition);
        return resource -> tree.byId(resource.parentId())
                .filter(parent -> meets.test(parent) && mayKnow(parent, condition)).isPresent();
    }

    private static Predicate<Resource> before(Attribute<Instant> attribute, Condition condition) {
        Instant limit = Timestamps.parse(condition.value());
        return resource -> resource.get(attribute).filter(time -> time.isBefore(limit)).isPresent();
    }

    private static Predicate<Resource> from(Attribute<Instant> attribute, Condition condition) {
        Instant limit = Timestamps.parse(condition.value());
        return resource -> resource.get(attribute).filter(time -> !time.isBefore(limit)).isPresent();
    }

    private static Predicate<Resource> number(Attribute<Long> attribute, LongPredicate limit) {
        return resource -> resource.attributes().get(attribute.shortName()) instanceof Long value && limit.test(value);
    }

    private static long number(Condition condition) {
        return Long.parseLong(condition.value());
    }

    private static List<String> labels(Resource resource) {
        return resource.get(Common.LABELS).orElse(List.of());
    }

    private static String mediaType(String contentInfo) {
        int colon = contentInfo.indexOf(':');
        return colon < 0 ? contentInfo : contentInfo.substring(0, colon);
    }
}
