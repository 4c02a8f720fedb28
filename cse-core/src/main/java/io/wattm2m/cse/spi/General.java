// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

import java.nio.file.Path;

/**
 * The settings that stand outside all sections.
 *
 * @param bind the address that listeners bind to
 * @param data the folder for everything that has to survive a restart
 * @param allowUnauthenticated whether listeners beyond this machine may do without TLS and credentials
 */
public record General(String bind, Path data, boolean allowUnauthenticated) {
    public static final General DEFAULTS = new General("127.0.0.1", Path.of("data"), false);
}
