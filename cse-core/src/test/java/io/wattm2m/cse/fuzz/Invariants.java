// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.FilterCriteria.Condition;
import io.wattm2m.cse.primitive.FilterCriteria.Join;
import io.wattm2m.cse.primitive.FilterCriteria.Page;
import io.wattm2m.cse.primitive.FilterCriteria.Tag;
import io.wattm2m.cse.primitive.FilterCriteria.Usage;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceType.Trait;
import io.wattm2m.cse.resource.ResourceView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What must be true of a tree, whatever has been done to it. */
final class Invariants {
    private final ResourceView tree;

    Invariants(ResourceView tree) {
        this.tree = tree;
    }

    /** All resources, found by going from parent to child; each has been checked. */
    List<Resource> walk(Resource root) {
        List<Resource> found = new ArrayList<>();
        walk(root, found);
        return found;
    }

    /** The tree that is walked is the tree that is searched. */
    void checkSearch(Resource root, List<Resource> walked) {
        try (Stream<Resource> found = tree.descendants(root, Integer.MAX_VALUE, FilterCriteria.NONE)) {
            assertThat(found.map(Resource::path)).containsExactlyInAnyOrderElementsOf(
                    walked.stream().map(Resource::path).toList());
        }
    }

    /** Whoever looks for a label finds exactly what has it. */
    void checkLabels(Resource root, List<Resource> walked) {
        Map<String, List<String>> labelled = new TreeMap<>();
        walked.forEach(resource -> resource.get(Common.LABELS).orElse(List.of()).stream().distinct()
                .forEach(label -> labelled.computeIfAbsent(label, none -> new ArrayList<>()).add(resource.path())));
        labelled.entrySet().stream().limit(20).forEach(entry -> {
            FilterCriteria labels = new FilterCriteria(Usage.DISCOVERY, Join.AND,
                    List.of(new Condition(Tag.LABELS, "lbl", List.of(entry.getKey()))), Page.ALL, Optional.empty());
            try (Stream<Resource> found = tree.descendants(root, Integer.MAX_VALUE, labels)) {
                assertThat(
                        found.filter(resource -> resource.get(Common.LABELS).orElse(List.of()).contains(entry.getKey()))
                                .map(Resource::path))
                        .as("labelled %s", entry.getKey())
                        .containsExactlyInAnyOrderElementsOf(entry.getValue());
            }
        });
    }

    private void walk(Resource parent, List<Resource> found) {
        List<Resource> children;
        try (Stream<Resource> stream = tree.children(parent.id(), 0)) {
            children = stream.toList();
        }
        checkCounters(parent, children);
        Set<String> names = new HashSet<>();
        for (Resource child : children) {
            assertThat(child.parentId()).isEqualTo(parent.id());
            assertThat(child.path()).isEqualTo(parent.path() + "/" + child.name());
            assertThat(names.add(child.name())).as("%s is there once", child.path()).isTrue();
            assertThat(tree.byId(child.id())).contains(child);
            assertThat(tree.byPath(child.path())).contains(child);
            found.add(child);
            walk(child, found);
        }
    }

    private static void checkCounters(Resource parent, List<Resource> children) {
        List<Resource> instances = children.stream().filter(child -> child.type().has(Trait.INSTANCE)).toList();
        if (parent.attributes().get("cni") instanceof Long count) {
            assertThat(count).as("cni of %s", parent.path()).isEqualTo(instances.size());
            assertThat(count).as("mni of %s", parent.path()).isLessThanOrEqualTo(number(parent, "mni"));
        }
        if (parent.attributes().get("cbs") instanceof Long bytes) {
            long stored = instances.stream().mapToLong(instance -> number(instance, "cs")).sum();
            assertThat(bytes).as("cbs of %s", parent.path()).isEqualTo(stored);
            assertThat(bytes).as("mbs of %s", parent.path()).isLessThanOrEqualTo(number(parent, "mbs"));
        }
        instances.stream().flatMap(instance -> Optional.ofNullable(instance.attributes().get("st")).stream())
                .forEach(tag -> assertThat((Long) tag).as("st below %s", parent.path())
                        .isLessThanOrEqualTo(number(parent, "st")));
    }

    private static long number(Resource resource, String attribute) {
        return resource.attributes().get(attribute) instanceof Long number ? number : Long.MAX_VALUE;
    }
}
