// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

import io.wattm2m.cse.resource.TypeRegistry;

/** Makes a {@link ResourceStore}; found by {@link java.util.ServiceLoader}. */
public interface StoreProvider {

    /** The name by which {@code cse.store} chooses it, e.g. {@code h2}. */
    String name();

    /** Reads its settings, so that what is wrong with them shows before anything is opened. */
    default void check(Configuration configuration) {}

    /** Opens the store as configured, and brings its schema up to date; {@link StartFailure} where that cannot be. */
    ResourceStore open(Configuration configuration, TypeRegistry types);
}
