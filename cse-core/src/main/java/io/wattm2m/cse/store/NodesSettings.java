// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import java.time.Duration;

/**
 * The section {@code cluster} of the configuration.
 *
 * @param shared whether other nodes of the same CSE use the database as well
 * @param lease how long a node has the duty without renewing it: when it dies, another one has it after this time
 * @param staleness how old what is in a cache may be at the most, when another node has changed it
 */
public record NodesSettings(boolean shared, Duration lease, Duration staleness) {
    public static final NodesSettings DEFAULTS =
            new NodesSettings(false, Duration.ofSeconds(5), Duration.ofSeconds(1));

    public NodesSettings {
        atLeast("lease", lease, Duration.ofSeconds(1));
        atLeast("staleness", staleness, Duration.ofMillis(100));
    }

    private static void atLeast(String name, Duration given, Duration least) {
        if (given.compareTo(least) < 0) {
            throw new IllegalArgumentException("cluster." + name + " is " + given.toMillis() + " ms, and "
                    + least.toMillis() + " ms is the least");
        }
    }
}
