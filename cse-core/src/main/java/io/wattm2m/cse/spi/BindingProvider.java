// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

import io.wattm2m.cse.codec.Serialisations;

/** Makes a {@link Binding}; found by {@link java.util.ServiceLoader}. */
public interface BindingProvider {

    /** The name of its section in the configuration, e.g. {@code http}. */
    String name();

    /**
     * The binding as configured.
     *
     * @param entity who speaks through it
     * @param serialisations what contents are read and written with
     * @param security what its listeners demand of others, and what it shows to others
     */
    Binding create(Configuration configuration, Entity entity, Serialisations serialisations, Security security);
}
