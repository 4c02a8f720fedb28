// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * Values of which an operator watches how they are spread, such as times. Noting one costs next to nothing, and nothing
 * where nobody watches. Thread-safe.
 */
public final class Distribution {
    private final String name;
    private final String description;
    private final List<Double> bounds;
    private volatile DoubleConsumer watcher = value -> {};

    private Distribution(String name, String description, List<Double> bounds) {
        this.name = requireNonNull(name, "name is null");
        this.description = requireNonNull(description, "description is null");
        this.bounds = List.copyOf(bounds);
    }

    /**
     * Values that are told apart by these bounds.
     *
     * @param name in small letters with dots, with the unit where there is one, e.g. {@code store.commit.seconds}
     * @param description what they are
     * @param bounds the smallest first
     */
    public static Distribution of(String name, String description, List<Double> bounds) {
        return new Distribution(name, description, bounds);
    }

    /** What it is called. */
    public String name() {
        return name;
    }

    /** What its values are. */
    public String description() {
        return description;
    }

    /** The bounds by which they are told apart, the smallest first. */
    public List<Double> bounds() {
        return bounds;
    }

    /** One more value. */
    public void note(double value) {
        watcher.accept(value);
    }

    /** Has values told to this one, in place of who was told before. */
    public void tell(DoubleConsumer other) {
        watcher = requireNonNull(other, "other is null");
    }
}
