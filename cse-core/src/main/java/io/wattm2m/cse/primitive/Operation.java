// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.primitive;

import java.util.List;

/** The operations of a request primitive with their numbers (m2m:operation, TS-0004 6.3.4.2.5). */
public enum Operation {
    CREATE(1, 1), RETRIEVE(2, 2), UPDATE(3, 4), DELETE(4, 8), NOTIFY(5, 16);

    private static final List<Operation> ALL = List.of(values());
    private final int number;
    private final int privilege;

    Operation(int number, int privilege) {
        this.number = number;
        this.privilege = privilege;
    }

    /** The value of {@code op}. */
    public int number() {
        return number;
    }

    /** The bit of {@code accessControlOperations} that permits it (TS-0004 6.3.4.2.29). */
    public int privilege() {
        return privilege;
    }

    /** The operation with this number; BAD_REQUEST where there is none. */
    public static Operation of(long number) {
        if (number < 1 || number > ALL.size()) {
            throw RequestFailure.badRequest("op " + number + " is not an operation (1 to 5)");
        }
        return ALL.get((int) number - 1);
    }
}
