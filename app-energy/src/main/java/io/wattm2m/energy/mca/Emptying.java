// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.mca;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.FilterCriteria.Condition;
import io.wattm2m.cse.primitive.FilterCriteria.Tag;
import io.wattm2m.cse.primitive.Null;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Takes all instances out of containers and time series. They are too many to be deleted one by one: the CSE does it
 * where only one may remain. How many may remain else is a label of the resource meanwhile, which the same request
 * writes, so that it is known after a crash. Thread-safe.
 */
final class Emptying {
    private static final String MOST_INSTANCES = "mni";
    private static final String LABELS = "lbl";
    private static final String UNDER_WAY = "being-emptied";
    private static final String BEFORE = "mni-before:";
    /** What keeps instances: containers and time series. */
    private static final Condition KEEPING = new Condition(Tag.RESOURCE_TYPE, "ty", List.of("3", "29"));
    private static final Condition INTERRUPTED = new Condition(Tag.LABELS, LABELS, List.of(UNDER_WAY));
    private final Registrar registrar;

    Emptying(Registrar registrar) {
        this.registrar = registrar;
    }

    /** Empties everything below a resource, but for how relays stand; RequestFailure where the CSE refuses it. */
    void empty(String root) {
        registrar.discover(root, List.of(KEEPING)).forEach(this::emptyOne);
    }

    /** Has everything that was being emptied keep as many instances as before; RequestFailure likewise. */
    void resume() {
        registrar.discover(registrar.base(), List.of(KEEPING, INTERRUPTED)).forEach(this::restore);
    }

    private void emptyOne(String container) {
        Content known = registrar.read(container);
        registrar.update(container,
                new Content(known.name(), Map.of(MOST_INSTANCES, 1L, LABELS, marked(known.members()))));
        try {
            if (!container.endsWith("/" + Plug.STATE)) {
                registrar.delete(container + "/la");
            }
        } finally {
            restore(container);
        }
    }

    private void restore(String container) {
        Content known = registrar.read(container);
        List<String> labels = labels(known.members());
        if (labels.contains(UNDER_WAY)) {
            List<String> others = labels.stream()
                    .filter(label -> !label.equals(UNDER_WAY) && !label.startsWith(BEFORE)).toList();
            registrar.update(container, new Content(known.name(),
                    Map.of(MOST_INSTANCES, before(labels), LABELS, others.isEmpty() ? Null.NULL : others)));
        }
    }

    /** What was interrupted says already how many there may be. */
    private static List<String> marked(Map<String, Object> container) {
        List<String> labels = labels(container);
        Stream<String> before = container.get(MOST_INSTANCES) instanceof Number most
                ? Stream.of(UNDER_WAY, BEFORE + most.longValue())
                : Stream.of(UNDER_WAY);
        return labels.contains(UNDER_WAY) ? labels : Stream.concat(labels.stream(), before).toList();
    }

    private static Object before(List<String> labels) {
        return labels.stream().filter(label -> label.matches(BEFORE + "\\d{1,18}"))
                .<Object>map(label -> Long.valueOf(label.substring(BEFORE.length()))).findFirst().orElse(Null.NULL);
    }

    private static List<String> labels(Map<String, Object> container) {
        return container.get(LABELS) instanceof List<?> labels ? labels.stream().map(String::valueOf).toList()
                : List.of();
    }
}
