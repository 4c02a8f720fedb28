// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.federation;

/** Which kind of node a CSE stands on (m2m:cseTypeID, TS-0004 6.3.4.2.2). */
public enum CseType {
    /** The infrastructure node: it has no registrar. */
    IN(1),
    /** A middle node: CSEs register at it, and it registers at another one. */
    MN(2),
    /** An application service node: only AEs register at it. */
    ASN(3);

    private final long number;

    CseType(long number) {
        this.number = number;
    }

    /** {@code cst}. */
    public long number() {
        return number;
    }
}
