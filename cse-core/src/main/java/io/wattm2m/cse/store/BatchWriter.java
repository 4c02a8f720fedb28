// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.store.Queries.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;

/** Writes a batch into the tables, and when it is on disk into the cache. Belongs to the writer's thread. */
final class BatchWriter {
    private static final int TOGETHER = 500;
    private final ResourceCache cache;
    private final Set<Integer> parentsOfInstances;

    BatchWriter(ResourceCache cache, Rows rows) {
        this.cache = cache;
        this.parentsOfInstances = rows.parentsOfInstances();
    }

    /** Writes the rows: first what goes, so that its address is free for what comes. */
    void write(Batch batch, long counter, StatelessSession session) {
        removeResources(batch.goneResources(), session);
        removeInstances(batch.goneInstances(), session);
        session.insertMultiple(rows(batch, ResourceRow.class, Pending::created));
        session.insertMultiple(rows(batch, InstanceRow.class, Pending::created));
        session.updateMultiple(rows(batch, ResourceRow.class, change -> !change.created()));
        session.updateMultiple(rows(batch, InstanceRow.class, change -> !change.created()));
        relabel(batch, session);
        session.update(new CounterRow(counter));
    }

    /** Shows readers, and the next batch, what is on disk now. */
    void publish(Batch batch, Map<String, OldestInstances> oldest) {
        batch.goneInstances().forEach(instance -> cache.instancesChanged(instance.parentId()));
        oldest.forEach((parentId, left) -> cache.putFront(parentId, left.front()));
        batch.goneResources().forEach(node -> {
            cache.remove(node);
            cache.childrenChanged(node.parentId());
        });
        batch.pending().forEach(this::publish);
    }

    /** Removes instances with their labels, by position. */
    static void removeInstances(List<Long> positions, StatelessSession session) {
        removeLabels(positions, session);
        removeRows(positions, session);
    }

    private static void removeInstances(Collection<Resource> instances, StatelessSession session) {
        removeLabels(positions(instances.stream().filter(instance -> !Rows.labels(instance).isEmpty())), session);
        removeRows(positions(instances.stream()), session);
    }

    private static void removeRows(List<Long> positions, StatelessSession session) {
        inGroups(positions, group -> session.createMutationQuery("delete from InstanceRow where seq in (:group)")
                .setParameter("group", group).executeUpdate());
    }

    private static List<Long> positions(Stream<Resource> instances) {
        return instances.map(Resource::sequence).toList();
    }

    private void publish(Pending change) {
        Stored stored = change.stored();
        String parentId = stored.resource().parentId();
        if (change.row() instanceof ResourceRow row) {
            cache.put(stored.withVersion(row.version));
            if (change.created()) {
                cache.childrenChanged(parentId);
            }
        } else if (change.created()) {
            cache.putLatest(stored);
        } else {
            cache.instancesChanged(parentId);
        }
    }

    private void removeResources(Collection<Node> nodes, StatelessSession session) {
        removeLabels(nodes.stream().map(Node::position).toList(), session);
        inGroups(nodes.stream().map(Node::id).toList(), group -> session
                .createMutationQuery("delete from ResourceRow where ri in (:group)").setParameter("group", group)
                .executeUpdate());
        session.insertMultiple(nodes.stream().filter(node -> parentsOfInstances.contains(node.type()))
                .map(node -> new OrphanRow(node.id())).toList());
    }

    private static void relabel(Batch batch, StatelessSession session) {
        List<Pending> relabelled = batch.pending().stream().filter(Pending::relabelled).toList();
        removeLabels(relabelled.stream().filter(change -> !change.created()).map(change -> change.row().position())
                .toList(), session);
        session.insertMultiple(relabelled.stream().flatMap(change -> Rows.labels(change.stored().resource()).stream()
                .map(LabelRow::stored).distinct().map(label -> new LabelRow(label, change.row().position()))).toList());
    }

    private static void removeLabels(List<Long> positions, StatelessSession session) {
        inGroups(positions, group -> session.createMutationQuery("delete from LabelRow where seq in (:group)")
                .setParameter("group", group).executeUpdate());
    }

    private static <T extends Row> List<T> rows(Batch batch, Class<T> kind, Predicate<Pending> which) {
        return batch.pending().stream().filter(which).map(Pending::row).filter(kind::isInstance).map(kind::cast)
                .toList();
    }

    private static <T> void inGroups(List<T> values, Consumer<List<T>> action) {
        for (int from = 0; from < values.size(); from += TOGETHER) {
            action.accept(new ArrayList<>(values.subList(from, Math.min(values.size(), from + TOGETHER))));
        }
    }
}
