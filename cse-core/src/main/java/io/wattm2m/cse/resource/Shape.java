// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.resource;

import java.util.Map;

/**
 * How the values of a data type look where they are written as mere text and elements, as in XML (TS-0004 8.3): what a
 * text is to be read as, and how a list is spread. Immutable.
 */
public sealed interface Shape {

    /** Values that are one text. */
    enum Simple implements Shape {
        /** Any text, of which white space is a part. */
        TEXT,
        /** A text without white space. */
        TOKEN,
        /** A whole number. */
        INTEGER,
        /** A number, whole or not. */
        NUMBER,
        /** {@code true} or {@code false}. */
        BOOLEAN,
        /** Anything in the document model. */
        ANY
    }

    /** A list in one element, its items separated by spaces (xs:list). */
    record Joined(DataType<?> item) implements Shape {}

    /** A list of as many elements as it has items (maxOccurs of more than one). */
    record Repeated(DataType<?> item) implements Shape {}

    /** An element for each member. */
    record Members(Map<String, Attribute<?>> attributes) implements Shape {
        public Members {
            attributes = Map.copyOf(attributes);
        }
    }
}
