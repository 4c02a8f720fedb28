// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.resource;

/**
 * A data type of TS-0004 6.3: checks a value of the document model and reads it as a Java value. Immutable.
 *
 * <p>Attributes are kept in the document model (see {@link io.wattm2m.cse.primitive.Content}), as they were sent, so
 * that what is stored and shown is what the originator wrote; {@link #read} gives the typed view.
 *
 * @param <T> the Java type of the view
 */
public interface DataType<T> {

    /** The type's name for error texts, e.g. {@code "a non-negative integer"}. */
    String name();

    /**
     * The value in its canonical form in the document model; IllegalArgumentException says what is wrong with it.
     *
     * @param value a value of the document model
     */
    Object check(Object value);

    /** The typed view of a value that {@link #check} has returned. */
    T read(Object checked);

    /** How its values look in serialisations that know no types. */
    default Shape shape() {
        return Shape.Simple.TEXT;
    }

    /** The document form of a typed view. */
    default Object write(T view) {
        return view;
    }
}
