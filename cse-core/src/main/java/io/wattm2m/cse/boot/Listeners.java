// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.boot;

import java.util.List;

/**
 * Which bindings listen; section {@code cse}. The others are still there for what the CSE itself sends.
 *
 * @param listeners their names, {@code *} for all
 */
public record Listeners(List<String> listeners) {
    public static final Listeners DEFAULTS = new Listeners(List.of("*"));

    public Listeners {
        listeners = List.copyOf(listeners);
    }

    boolean include(String binding) {
        return listeners.contains("*") || listeners.contains(binding);
    }
}
