// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

/** Makes an {@link Application}; found by {@link java.util.ServiceLoader}. */
public interface ApplicationProvider {

    /** The name of its section in the configuration, e.g. {@code energy}. */
    String name();

    /** The application as configured. */
    Application create(Configuration configuration);
}
