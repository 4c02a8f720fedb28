// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

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

    /**
     * The CSE-relative form of an identifier of something that this CSE hosts: {@code Cmeter} of {@code /id-in/Cmeter},
     * {@code cse-in/meter} of {@code -/meter}; empty where another CSE hosts it.
     */
    public Optional<String> relative(String identifier) {
        String relative = identifier.startsWith(id + "/") ? identifier.substring(id.length() + 1) : identifier;
        if (relative.isEmpty() || relative.startsWith("/")) {
            return Optional.empty();
        }
        return Optional.of(relative.equals("-") || relative.startsWith("-/") ? name + relative.substring(1) : relative);
    }
}
