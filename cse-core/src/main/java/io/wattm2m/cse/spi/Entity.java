// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

import static java.util.Objects.requireNonNull;

/**
 * Who an entity is: the hosting CSE, or an application that runs in a process of its own.
 *
 * @param id the SP-relative identifier: a CSE-ID such as {@code /id-in}, or an AE-ID such as {@code /id-in/Cenergy}
 * @param name the resource name of the CSEBase it hosts or is registered at, e.g. {@code cse-in}
 */
public record Entity(String id, String name) {

    public Entity {
        requireNonNull(id, "id is null");
        requireNonNull(name, "name is null");
    }
}
