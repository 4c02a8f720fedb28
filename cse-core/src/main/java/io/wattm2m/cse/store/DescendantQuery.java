// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.resource.Resource;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds what is below a resource: first what is no instance, in the order of creation, then the instances parent by
 * parent, oldest first. The criteria are judged by the database as far as it can. Thread-safe.
 */
final class DescendantQuery {
    private static final String BELOW =
            "from ResourceRow r where r.path > :from and r.path < :to and r.depth <= :depth and r.seq > :after";
    private final Queries queries;
    private final Set<Integer> instanceTypes;
    private final Set<Integer> parentTypes;

    DescendantQuery(Queries queries, Rows rows) {
        this.queries = queries;
        this.instanceTypes = rows.instanceTypes();
        this.parentTypes = rows.parentsOfInstances();
    }

    /** What is below the root, at most so many steps, and may meet the criteria. */
    Stream<Stored> below(Resource root, int maxLevel, FilterCriteria criteria) {
        Narrowing narrowing = Narrowing.of(criteria);
        int depth = (int) Math.min(Integer.MAX_VALUE, (long) Rows.depth(root.path()) + maxLevel);
        if (Rows.isInstance(root.type()) || maxLevel <= 0) {
            return Stream.empty();
        }
        Stream<Stored> resources = resources(root, depth, narrowing);
        return wantsInstances(narrowing) ? Stream.concat(resources, instances(root, depth, narrowing)) : resources;
    }

    private boolean wantsInstances(Narrowing narrowing) {
        return narrowing.types().isEmpty() || !Collections.disjoint(narrowing.types(), instanceTypes);
    }

    private Stream<Stored> resources(Resource root, int depth, Narrowing narrowing) {
        return resources(root, depth, narrowing.condition(), narrowing.parameters());
    }

    private Stream<Stored> instances(Resource root, int depth, Narrowing narrowing) {
        if (parentTypes.isEmpty()) {
            return Stream.empty();
        }
        Stream<Resource> parents = Stream.concat(
                Stream.of(root).filter(resource -> parentTypes.contains(resource.type().number())),
                resources(root, depth - 1, " and r.ty in (:parents)", Map.of("parents", parentTypes))
                        .map(Stored::resource));
        return Pages.joined(parents, parent -> instancesOf(parent, narrowing));
    }

    private Stream<Stored> resources(Resource root, int depth, String condition, Map<String, Object> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        // the character behind the slash is 0: everything between the two begins with the path and a slash
        all.put("from", root.path() + "/");
        all.put("to", root.path() + "0");
        all.put("depth", depth);
        return Pages.behind(0, (after, size) -> queries.resources(BELOW + condition + " order by r.seq", all,
                new Queries.Page(after, size)));
    }

    private Stream<Stored> instancesOf(Resource parent, Narrowing narrowing) {
        Map<String, Object> all = new HashMap<>(narrowing.parameters());
        all.put("pi", parent.id());
        String hql = "from InstanceRow r where r.pi = :pi and r.seq > :after" + narrowing.condition()
                + " order by r.pi, r.seq";
        return Pages.behind(0,
                (after, size) -> queries.instances(hql, all, new Queries.Page(after, size), parent));
    }
}
