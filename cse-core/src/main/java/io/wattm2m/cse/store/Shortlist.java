// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.store.Narrowing.Index;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What meets one of the criteria, where an index says that it is little: then only that is read, and judged by the
 * other criteria. The choice is made here, because a database that estimates it is wrong too often. Immutable.
 *
 * @param by what found it
 * @param positions in their order; not all of them need be below the root
 */
record Shortlist(Index by, List<Long> positions) {
    private static final int MOST = 2_000;
    private static final int TOGETHER = 128;

    /** Of resources and instances with a label; empty where none is asked for, or too many have it. */
    static Optional<Shortlist> labelled(Narrowing narrowing, Queries queries) {
        return narrowing.part(Index.LABEL).flatMap(part -> of(Index.LABEL, queries
                .positions("select l.seq from LabelRow l where l.label in (:labels)", part.parameters(), MOST + 1)));
    }

    /** Of resources that are no instances below the root; empty where no index finds few enough. */
    static Optional<Shortlist> ofResources(Resource root, Narrowing narrowing, Queries queries) {
        return few(Index.CREATION, "ResourceRow", narrowing, queries).or(() -> typed(root, narrowing, queries));
    }

    /** Of instances; empty where no index finds few enough. */
    static Optional<Shortlist> ofInstances(Narrowing narrowing, Queries queries) {
        return few(Index.CREATION, "InstanceRow", narrowing, queries)
                .or(() -> few(Index.SIZE, "InstanceRow", narrowing, queries));
    }

    /** As they are read together. */
    Stream<List<Long>> groups() {
        return IntStream.range(0, (positions.size() + TOGETHER - 1) / TOGETHER).mapToObj(group -> positions
                .subList(group * TOGETHER, Math.min(positions.size(), (group + 1) * TOGETHER)));
    }

    private static Optional<Shortlist> few(Index index, String entity, Narrowing narrowing, Queries queries) {
        return narrowing.part(index).flatMap(part -> of(index, queries
                .positions("select r.seq from " + entity + " r where " + part.condition(), part.parameters(),
                        MOST + 1)));
    }

    /** One type after the other, since an index can tell only those of one that are below the root. */
    private static Optional<Shortlist> typed(Resource root, Narrowing narrowing, Queries queries) {
        if (narrowing.part(Index.TYPE).isEmpty()) {
            return Optional.empty();
        }
        List<Long> found = new ArrayList<>();
        for (int type : narrowing.types()) {
            found.addAll(queries.positions(
                    "select r.seq from ResourceRow r where r.ty = :ty and r.path > :from and r.path < :to",
                    Map.of("ty", type, "from", root.path() + "/", "to", root.path() + "0"), MOST + 1));
        }
        return of(Index.TYPE, found);
    }

    private static Optional<Shortlist> of(Index index, List<Long> found) {
        return found.size() > MOST ? Optional.empty()
                : Optional.of(new Shortlist(index, found.stream().distinct().sorted().toList()));
    }
}
