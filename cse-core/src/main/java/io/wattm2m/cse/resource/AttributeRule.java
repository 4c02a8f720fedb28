// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.resource;

/**
 * A row of an attribute table (TS-0004 7.4): one attribute of one resource type.
 *
 * @param attribute the attribute
 * @param multiplicity whether a stored resource always has it
 * @param create its presence in the content of a CREATE request
 * @param update its presence in the content of an UPDATE request
 * @param announced its presence in the announced resource
 */
public record AttributeRule(Attribute<?> attribute, Multiplicity multiplicity, Presence create, Presence update,
        Announced announced) {

    /** Whether a stored resource always has the attribute. */
    public enum Multiplicity {
        /** Exactly one value or list: cannot be removed. */
        ONE,
        /** None or one. */
        OPTIONAL
    }

    /** Presence in a request: mandatory, optional, not permitted. */
    public enum Presence {
        M, O, NP
    }

    /** Presence in the announced variant: mandatory, optional (if listed in {@code aa}), never. */
    public enum Announced {
        MA, OA, NA
    }
}
