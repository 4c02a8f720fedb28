// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

import static java.util.Objects.requireNonNull;

import java.util.function.DoubleSupplier;

/**
 * A number that an operator watches. Reading it is cheap and can be done at any time by any thread.
 *
 * @param name in small letters with dots, with the unit where there is one, e.g. {@code store.commit.seconds}
 * @param description what it is
 * @param kind how it moves
 * @param value what it is now
 */
public record Figure(String name, String description, Kind kind, DoubleSupplier value) {

    public Figure {
        requireNonNull(name, "name is null");
        requireNonNull(description, "description is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(value, "value is null");
    }

    /** A figure that goes up and down. */
    public static Figure level(String name, String description, DoubleSupplier value) {
        return new Figure(name, description, Kind.LEVEL, value);
    }

    /** A figure that only goes up while the process lives. */
    public static Figure count(String name, String description, DoubleSupplier value) {
        return new Figure(name, description, Kind.COUNT, value);
    }

    /** How a figure moves. */
    public enum Kind {
        /** Up and down. */
        LEVEL,
        /** Up only. */
        COUNT
    }
}
