// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.resource.Resource;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/** What is read from the tables. Everything it returns is durable. Thread-safe. */
final class Queries {
    private final Database database;
    private final Rows rows;

    Queries(Database database, Rows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** The resource with this {@code ri} that is no instance. */
    Optional<Stored> resource(String id) {
        return !Rows.isStorable(id) ? Optional.empty()
                : database.read(session -> Optional.ofNullable(session.get(ResourceRow.class, id))).map(rows::stored);
    }

    /** The {@code ri} of the resource at this address that is no instance. */
    Optional<String> idAt(String path) {
        return !Rows.isStorable(path) ? Optional.empty()
                : database.read(session -> session
                        .createSelectionQuery("select ri from ResourceRow where path = :path", String.class)
                        .setParameter("path", path).uniqueResultOptional());
    }

    /** The instance with this {@code ri}. */
    Optional<InstanceRow> instance(String id) {
        return !Rows.isStorable(id) ? Optional.empty()
                : database.read(session -> session.createSelectionQuery("from InstanceRow where ri = :ri",
                        InstanceRow.class).setParameter("ri", id).uniqueResultOptional());
    }

    /** The instance of this name below a parent. */
    Optional<Stored> instance(Resource parent, String name) {
        return !Rows.isStorable(name) ? Optional.empty()
                : named(parent, name)
                        .or(() -> instance(name).filter(row -> row.rn == null && row.pi.equals(parent.id())))
                        .map(row -> rows.stored(row, parent));
    }

    private Optional<InstanceRow> named(Resource parent, String name) {
        return database.read(session -> session
                .createSelectionQuery("from InstanceRow where named = :pi and rn = :rn", InstanceRow.class)
                .setParameter("pi", parent.id()).setParameter("rn", name).uniqueResultOptional());
    }

    /** The resource of an instance's row. */
    Stored stored(InstanceRow row, Resource parent) {
        return rows.stored(row, parent);
    }

    /** The newest instance below a parent before this position. */
    Optional<Stored> latest(Resource parent, long before) {
        // the order names pi as well: without it H2 sorts all instances of the parent
        return database.read(session -> session.createSelectionQuery(
                "from InstanceRow where pi = :pi and seq < :before order by pi desc, seq desc", InstanceRow.class)
                .setParameter("pi", parent.id()).setParameter("before", before).setMaxResults(1)
                .uniqueResultOptional()).map(row -> rows.stored(row, parent));
    }

    /** The instances below a parent, oldest first. */
    Stream<Stored> instances(Resource parent, long after) {
        return Pages.behind(after, (position, size) -> instances(
                "from InstanceRow where pi = :pi and seq > :after order by pi, seq", Map.of("pi", parent.id()),
                new Page(position, size), row -> parent));
    }

    /** The children of a parent that are no instances; of any type for 0. */
    Stream<Stored> children(String parentId, int typeNumber) {
        return Pages.behind(0, (after, size) -> childPage(parentId, typeNumber, new Page(after, size)));
    }

    /** At most so many resources below this address that are no instances, and not younger than this position. */
    List<Node> subtree(String path, long until, int limit) {
        return nodes("r.path > :from and r.path < :to and r.seq <= :until order by r.path",
                Map.of("from", path + "/", "to", path + "0", "until", until), limit);
    }

    /** Whether there are more resources below this address that are no instances. */
    boolean isLarger(String path, int number) {
        return !database.read(session -> query(session,
                "select r.path from ResourceRow r where r.path > :from and r.path < :to order by r.path", String.class,
                Map.of("from", path + "/", "to", path + "0")).setFirstResult(number).setMaxResults(1).list()).isEmpty();
    }

    /** What is in the tables at this address or with this {@code ri} and no instance, be it removed already. */
    List<Node> rowsOf(String path, String id) {
        return Stream.concat(nodes("r.path = :path", Map.of("path", path), 1).stream(),
                nodes("r.ri = :ri", Map.of("ri", id), 1).stream()).distinct().toList();
    }

    /** The sub-trees that are removed though their rows are not. */
    RemovedTrees removedTrees() {
        return database.read(session -> new RemovedTrees(session
                .createSelectionQuery("from RemovedTreeRow", RemovedTreeRow.class).list().stream()
                .collect(Collectors.toMap(row -> row.path, row -> row.seq))));
    }

    /** Resources that are no instances whose time is up, those nearer to the root first. */
    List<Stored> expiredResources(Instant now, int limit) {
        return database.read(session -> session.createSelectionQuery(
                "from ResourceRow where et <= :now order by depth, seq", ResourceRow.class)
                .setParameter("now", Rows.micros(now)).setMaxResults(limit).list()).stream().map(rows::stored).toList();
    }

    /** Instances whose time is up. */
    List<InstanceRow> expiredInstances(Instant now, int limit) {
        return database.read(session -> session.createSelectionQuery(
                "from InstanceRow where et <= :now order by et, seq", InstanceRow.class)
                .setParameter("now", Rows.micros(now)).setMaxResults(limit).list());
    }

    /** A page of resources that are no instances, of a query with these parameters beside {@code after}. */
    List<Stored> resources(String hql, Map<String, Object> parameters, Page page) {
        return database.read(session -> list(session, hql, ResourceRow.class, parameters, page)).stream()
                .map(rows::stored).toList();
    }

    /** A page of instances of known parents, of a query with these parameters beside {@code after}. */
    List<Stored> instances(String hql, Map<String, Object> parameters, Page page,
            Function<InstanceRow, Resource> parents) {
        return database.read(session -> list(session, hql, InstanceRow.class, parameters, page)).stream()
                .map(row -> rows.stored(row, parents.apply(row))).toList();
    }

    /** At most so many positions that a query with these parameters finds. */
    List<Long> positions(String hql, Map<String, Object> parameters, int limit) {
        return database.read(session -> query(session, hql, Long.class, parameters).setMaxResults(limit).list());
    }

    /** The resources that a query with these parameters finds. */
    List<Stored> resources(String hql, Map<String, Object> parameters) {
        return database.read(session -> query(session, hql, ResourceRow.class, parameters).list()).stream()
                .map(rows::stored).toList();
    }

    /** The instances that a query for them and their parents finds. */
    List<Stored> instances(String hql, Map<String, Object> parameters) {
        Map<String, Resource> parents = new HashMap<>();
        return database.read(session -> query(session, hql, Object[].class, parameters).list()).stream()
                .map(pair -> rows.stored((InstanceRow) pair[0], parents.computeIfAbsent(((ResourceRow) pair[1]).ri,
                        id -> rows.stored((ResourceRow) pair[1]).resource())))
                .toList();
    }

    private List<Node> nodes(String condition, Map<String, Object> parameters, int limit) {
        String hql = "select r.ri, r.pi, r.seq, r.ty, r.path from ResourceRow r where " + condition;
        return database.read(session -> query(session, hql, Node.class, parameters).setMaxResults(limit).list());
    }

    private List<Stored> childPage(String parentId, int typeNumber, Page page) {
        String hql = typeNumber == 0 ? "from ResourceRow where pi = :pi and seq > :after order by pi, seq"
                : "from ResourceRow where pi = :pi and ty = :ty and seq > :after order by pi, ty, seq";
        Map<String, Object> parameters =
                typeNumber == 0 ? Map.of("pi", parentId) : Map.of("pi", parentId, "ty", typeNumber);
        return resources(hql, parameters, page);
    }

    private static <T> List<T> list(StatelessSession session, String hql, Class<T> rowType,
            Map<String, Object> parameters, Page page) {
        return query(session, hql, rowType, parameters).setParameter("after", page.after())
                .setMaxResults(page.size()).list();
    }

    private static <T> SelectionQuery<T> query(StatelessSession session, String hql, Class<T> rowType,
            Map<String, Object> parameters) {
        SelectionQuery<T> query = session.createSelectionQuery(hql, rowType);
        parameters.forEach(query::setParameter);
        return query;
    }

    /**
     * A piece of a result.
     *
     * @param after the position behind which it begins
     * @param size how long it may be
     */
    record Page(long after, int size) {}

    /** A resource that is no instance, without its attributes. */
    record Node(String id, String parentId, long position, int type, String path) {

        static Node of(Stored stored) {
            Resource resource = stored.resource();
            return new Node(resource.id(), resource.parentId(), stored.position(), resource.type().number(),
                    resource.path());
        }
    }
}
