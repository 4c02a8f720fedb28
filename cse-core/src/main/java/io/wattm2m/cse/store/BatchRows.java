// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.store.Queries.Node;
import io.wattm2m.cse.store.RemovedTrees.RemovedTree;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a batch does to the tables: enough to do it again on the same state. Belongs to the writer's thread, since rows
 * can be changed.
 *
 * @param gone what goes, before anything comes
 * @param created the rows that come
 * @param changed the rows that change; resources with the version that they have in the table
 * @param labels the labels that come
 * @param counter how far creations have been counted
 */
record BatchRows(Gone gone, Group created, Group changed, List<LabelRow> labels, long counter) {

    /** The rows of a batch; instances that are left behind without their parent are noted for {@link OrphanSweep}. */
    static BatchRows of(Batch batch, long counter, Set<Integer> parentsOfInstances) {
        return new BatchRows(Gone.of(batch, parentsOfInstances), Group.of(batch, Pending::created),
                Group.of(batch, change -> !change.created()),
                batch.pending().stream().filter(Pending::relabelled).flatMap(BatchRows::labels).toList(), counter);
    }

    private static Stream<LabelRow> labels(Pending change) {
        return Rows.labels(change.stored().resource()).stream().map(LabelRow::stored).distinct()
                .map(label -> new LabelRow(label, change.row().position()));
    }

    /**
     * What goes.
     *
     * @param resources the {@code ri} of resources that are no instances
     * @param instances positions
     * @param labelled positions of resources and instances whose labels go
     * @param parents the {@code ri} of those resources whose instances are left behind
     * @param trees what is left for later
     */
    record Gone(List<String> resources, List<Long> instances, List<Long> labelled, List<String> parents, Trees trees) {

        private static Gone of(Batch batch, Set<Integer> parentsOfInstances) {
            Collection<Node> nodes = batch.goneResources();
            Stream<Long> labelled = Stream.of(
                    nodes.stream().map(Node::position),
                    batch.goneInstances().stream().filter(instance -> !Rows.labels(instance).isEmpty())
                            .map(Resource::sequence),
                    batch.pending().stream().filter(change -> change.relabelled() && !change.created())
                            .map(change -> change.row().position()))
                    .flatMap(positions -> positions);
            return new Gone(nodes.stream().map(Node::id).toList(),
                    batch.goneInstances().stream().map(Resource::sequence).toList(), labelled.toList(),
                    nodes.stream().filter(node -> parentsOfInstances.contains(node.type())).map(Node::id).toList(),
                    Trees.of(batch));
        }
    }

    /**
     * Sub-trees that are gone, and whose rows are not.
     *
     * @param removed those of this batch
     * @param swept the addresses of those of which nothing is left now
     */
    record Trees(List<RemovedTree> removed, List<String> swept) {

        private static Trees of(Batch batch) {
            return new Trees(batch.removedTrees().all(), List.copyOf(batch.sweptTrees()));
        }
    }

    /** Rows of both kinds. */
    record Group(List<ResourceRow> resources, List<InstanceRow> instances) {

        private static Group of(Batch batch, Predicate<Pending> which) {
            List<Row> rows = batch.pending().stream().filter(which).map(Pending::row).toList();
            return new Group(only(rows, ResourceRow.class), only(rows, InstanceRow.class));
        }

        private static <T> List<T> only(List<Row> rows, Class<T> kind) {
            return rows.stream().filter(kind::isInstance).map(kind::cast).toList();
        }
    }
}
