// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.boot;

/**
 * The section {@code operations} of the configuration.
 *
 * @param enabled whether health, figures and backups can be asked for
 */
public record OperationsSettings(boolean enabled) {
    public static final OperationsSettings DEFAULTS = new OperationsSettings(true);
}
