// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.resource.DataType;
import io.wattm2m.cse.resource.DataTypes;
import io.wattm2m.cse.resource.Shape;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The operations that a subscription monitors: one number of m2m:operation (TS-0004 6.3.4.2.5) or a list of them, kept
 * as it was written. Immutable.
 */
public final class Operations implements DataType<Set<Operation>> {
    /** The data type of {@code ops}. */
    public static final Operations TYPE = new Operations();

    private Operations() {}

    @Override
    public String name() {
        return "an operation (1 to 5), or a list of operations";
    }

    @Override
    public Object check(Object value) {
        List<?> numbers = numbers(value);
        if (numbers.isEmpty() || !numbers.stream().allMatch(Operations::isOperation)) {
            throw new IllegalArgumentException("is not " + name());
        }
        return value;
    }

    @Override
    public Set<Operation> read(Object checked) {
        return numbers(checked).stream().map(number -> Operation.of((Long) number))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Shape shape() {
        return new Shape.Joined(DataTypes.POSITIVE);
    }

    @Override
    public Object write(Set<Operation> view) {
        return view.stream().sorted().map(operation -> (long) operation.number()).toList();
    }

    private static List<?> numbers(Object value) {
        return value instanceof List<?> list ? list : List.of(value);
    }

    private static boolean isOperation(Object number) {
        return number instanceof Long value && value >= Operation.CREATE.number() && value <= Operation.NOTIFY.number();
    }
}
