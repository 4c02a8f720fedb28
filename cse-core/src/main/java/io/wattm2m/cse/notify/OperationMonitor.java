// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.type.Operations;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code enc/om} (TS-0001 9.6.8): of which operations on the subscribed-to resource is told, and whose.
 * Immutable.
 *
 * @param operations the operations; empty for any
 * @param originator the only originator that matters, if there is one
 */
record OperationMonitor(Set<Operation> operations, Optional<String> originator) {

    /** The entries of a list as it stands in {@code enc}. */
    static List<OperationMonitor> of(@Nullable Object list) {
        Stream<?> entries = list instanceof List<?> given ? given.stream() : Stream.empty();
        return entries.map(entry -> of((Map<?, ?>) entry)).toList();
    }

    /** Whether it asks for this operation of this originator, whichever form its identifier has. */
    boolean matches(Operation operation, String from, String cseId) {
        return (operations.isEmpty() || operations.contains(operation))
                && originator.filter(wanted -> !isSame(wanted, from, cseId)).isEmpty();
    }

    private static OperationMonitor of(Map<?, ?> entry) {
        Set<Operation> operations = new HashSet<>();
        Optional.ofNullable(entry.get("ops")).ifPresent(given -> operations.addAll(Operations.TYPE.read(given)));
        Object originator = entry.containsKey("or") ? entry.get("or") : entry.get("org");
        return new OperationMonitor(Set.copyOf(operations), Optional.ofNullable(originator).map(Object::toString));
    }

    private static boolean isSame(String wanted, String from, String cseId) {
        return spRelative(wanted, cseId).equals(spRelative(from, cseId));
    }

    private static String spRelative(String identifier, String cseId) {
        if (identifier.startsWith("/")) {
            return identifier;
        }
        return identifier.startsWith("S") ? "/" + identifier : cseId + "/" + identifier;
    }
}
