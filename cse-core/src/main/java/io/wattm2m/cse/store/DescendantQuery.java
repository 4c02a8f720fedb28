// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.store.InstanceGroups.Group;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds what is below a resource: first what is no instance, in the order of creation, then the instances parent by
 * parent, oldest first; those with a label wherever they are, oldest first. The criteria are judged by the database as
 * far as it can, and the number of queries grows with what is found, not with the number of parents. Thread-safe.
 */
final class DescendantQuery {
    private static final String BELOW =
            "from ResourceRow r where r.path > :from and r.path < :to and r.depth <= :depth and r.seq > :after";
    /** Their index leads to them; that of addresses leads through all that is below them as well. */
    private static final String CHILDREN = "from ResourceRow r where r.pi = :pi and r.seq > :after";
    /** Not by the index of addresses: all that are found there would have to be sorted for each page. */
    private static final String BELOW_LARGE = """
            from ResourceRow r where substring(r.path, 1, :length) = :from and r.depth <= :depth and r.seq > :after""";
    private static final int LARGE = 10_000;
    private final Queries queries;
    private final Set<Integer> instanceTypes;
    private final Set<Integer> sizedTypes;
    private final Set<Integer> parentTypes;
    private final PossibleTypes possible;

    DescendantQuery(Queries queries, Rows rows) {
        this.queries = queries;
        this.instanceTypes = rows.instanceTypes();
        this.sizedTypes = rows.sizedTypes();
        this.parentTypes = rows.parentsOfInstances();
        this.possible = rows.possibleTypes();
    }

    /** What is below the root, at most so many steps, and may meet the criteria. */
    Stream<Stored> below(Resource root, int maxLevel, FilterCriteria criteria, RemovedTrees gone) {
        Stream<Stored> rows = below(root, maxLevel, criteria);
        return gone.isEmpty() ? rows : rows.filter(stored -> !gone.cover(stored));
    }

    private Stream<Stored> below(Resource root, int maxLevel, FilterCriteria criteria) {
        Narrowing narrowing = Narrowing.of(criteria);
        int depth = (int) Math.min(Integer.MAX_VALUE, (long) Rows.depth(root.path()) + maxLevel);
        if (Rows.isInstance(root.type()) || maxLevel <= 0) {
            return Stream.empty();
        }
        boolean instancesOnly = !narrowing.types().isEmpty() && instanceTypes.containsAll(narrowing.types());
        Optional<Shortlist> labelled = Shortlist.labelled(narrowing, queries);
        Stream<Stored> resources =
                instancesOnly ? Stream.empty() : resources(root, depth, narrowing.with(sizedTypes), labelled);
        return possible.among(instanceTypes, criteria).isEmpty() ? resources
                : Stream.concat(resources, Pages.joined(List.of(narrowing).iterator(), // not before they are asked for
                        wanted -> labelled.or(() -> Shortlist.ofInstances(wanted, queries))
                                .map(few -> instances(root, depth, wanted, few))
                                .orElseGet(() -> instances(root, depth, wanted, ParentCriteria.of(criteria)))));
    }

    /** Whether resources of this type may be instances. */
    boolean mayBeInstance(int typeNumber) {
        return typeNumber == 0 || instanceTypes.contains(typeNumber);
    }

    private Stream<Stored> resources(Resource root, int depth, Narrowing narrowing, Optional<Shortlist> labelled) {
        return labelled.or(() -> areChildren(root, depth) ? Optional.empty()
                : Shortlist.ofResources(root, narrowing, queries))
                .map(few -> listed(few, narrowing.without(few.by()),
                        (condition, parameters) -> queries.resources("from ResourceRow r where " + condition,
                                parameters))
                        .filter(stored -> isBelow(stored.resource(), root, depth)))
                .orElseGet(() -> resources(root, depth, narrowing.condition(), narrowing.parameters()));
    }

    private Stream<Stored> instances(Resource root, int depth, Narrowing narrowing, Shortlist few) {
        return listed(few, narrowing.without(few.by()), (condition, parameters) -> queries.instances(
                "select r, p from InstanceRow r join ResourceRow p on p.ri = r.pi where " + condition, parameters))
                .filter(stored -> isBelow(stored.resource(), root, depth));
    }

    /** What is listed and meets the other conditions, in the order of creation. */
    private static Stream<Stored> listed(Shortlist few, Narrowing others,
            BiFunction<String, Map<String, Object>, List<Stored>> reading) {
        return Pages.joined(few.groups().iterator(), positions -> {
            Map<String, Object> all = others.parameters();
            all.put("positions", positions);
            return reading.apply("r.seq in (:positions)" + others.condition(), all).stream()
                    .sorted(Comparator.comparingLong(Stored::position));
        });
    }

    private static boolean areChildren(Resource root, int depth) {
        return depth == Rows.depth(root.path()) + 1;
    }

    private static boolean isBelow(Resource resource, Resource root, int depth) {
        return resource.path().startsWith(root.path() + "/") && Rows.depth(resource.path()) <= depth;
    }

    private Stream<Stored> instances(Resource root, int depth, Narrowing narrowing, ParentCriteria ofParents) {
        if (parentTypes.isEmpty()) {
            return Stream.empty();
        }
        Stream<Resource> below = depth <= Rows.depth(root.path()) + 1 ? Stream.empty()
                : resources(root, depth - 1, " and r.ty + 0 in (:parents)", Map.of("parents", parentTypes))
                        .map(Stored::resource);
        Stream<Resource> parents = Stream.concat(
                Stream.of(root).filter(resource -> parentTypes.contains(resource.type().number())), below);
        return Pages.joined(new InstanceGroups(parents.filter(ofParents).iterator()),
                group -> instancesOf(group, narrowing));
    }

    private Stream<Stored> resources(Resource root, int depth, String condition, Map<String, Object> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        if (areChildren(root, depth)) {
            all.put("pi", root.id());
            return pages(CHILDREN + condition + " order by r.pi, r.seq", all);
        }
        all.put("from", root.path() + "/");
        all.put("depth", depth);
        boolean large = queries.isLarger(root.path(), LARGE);
        // the character behind the slash is 0: everything between the two begins with the path and a slash
        all.put(large ? "length" : "to", large ? root.path().length() + 1 : root.path() + "0");
        return pages((large ? BELOW_LARGE : BELOW) + condition + " order by r.seq", all);
    }

    private Stream<Stored> pages(String hql, Map<String, Object> parameters) {
        return Pages.behind(0,
                (after, size) -> queries.resources(hql, parameters, new Queries.Page(after, size)));
    }

    private Stream<Stored> instancesOf(Group group, Narrowing narrowing) {
        if (group.parents().size() > 1) {
            List<Stored> found = instancesOfAll(group, narrowing);
            if (found.size() <= group.size()) {
                return found.stream();
            }
        }
        return Pages.joined(group.parents().iterator(), parent -> instancesOf(parent, narrowing));
    }

    /** One more than there should be at the most, where there are too many. */
    private List<Stored> instancesOfAll(Group group, Narrowing narrowing) {
        Map<String, Resource> parents = new LinkedHashMap<>();
        group.parents().forEach(parent -> parents.put(parent.id(), parent));
        Map<String, Object> all = new HashMap<>(narrowing.parameters());
        all.put("parents", parents.keySet());
        String hql = "from InstanceRow r where r.pi in (:parents) and r.seq > :after" + narrowing.condition();
        List<Stored> found = queries.instances(hql, all, new Queries.Page(0, group.size() + 1),
                row -> requireNonNull(parents.get(row.pi)));
        List<String> order = List.copyOf(parents.keySet());
        Map<String, Integer> places = IntStream.range(0, order.size()).boxed().collect(toMap(order::get, at -> at));
        return found.stream().sorted(Comparator.<Stored>comparingInt(
                stored -> requireNonNull(places.get(stored.resource().parentId())))
                .thenComparingLong(Stored::position)).toList();
    }

    private Stream<Stored> instancesOf(Resource parent, Narrowing narrowing) {
        Map<String, Object> all = new HashMap<>(narrowing.parameters());
        all.put("pi", parent.id());
        String hql = "from InstanceRow r where r.pi = :pi and r.seq > :after" + narrowing.condition()
                + " order by r.pi, r.seq";
        return Pages.behind(0,
                (after, size) -> queries.instances(hql, all, new Queries.Page(after, size), row -> parent));
    }
}
