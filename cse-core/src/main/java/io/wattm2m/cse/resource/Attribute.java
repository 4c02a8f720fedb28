// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.resource;

import static java.util.Objects.requireNonNull;

import io.wattm2m.cse.primitive.RequestFailure;

/**
 * A typed attribute key: the names and the data type of an attribute, wherever it occurs.
 *
 * @param shortName the short name, e.g. {@code mni} (TS-0004 8.2.3)
 * @param longName the long name, e.g. {@code maxNrOfInstances}
 * @param type its data type
 * @param <T> the Java type of its values
 */
public record Attribute<T>(String shortName, String longName, DataType<T> type) {

    public Attribute {
        requireNonNull(shortName, "shortName is null");
        requireNonNull(longName, "longName is null");
        requireNonNull(type, "type is null");
    }

    /** The value in canonical form; BAD_REQUEST names the attribute and what is wrong. */
    public Object check(Object value) {
        try {
            return type.check(value);
        } catch (IllegalArgumentException e) {
            throw RequestFailure.badRequest(shortName + " (" + longName + ") " + e.getMessage());
        }
    }

    @Override
    public String toString() {
        return shortName;
    }
}
