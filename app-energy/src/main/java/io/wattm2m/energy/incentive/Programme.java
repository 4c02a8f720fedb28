// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.incentive;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * Something that homes can apply for. Immutable.
 *
 * @param id of the programme
 * @param name for people
 * @param authority who decides
 * @param description what it is for and who may apply
 * @param opens the first day on which one can apply
 * @param closes the last
 */
public record Programme(String id, String name, String authority, String description, LocalDate opens,
        LocalDate closes) {

    public Programme {
        requireNonNull(id, "a programme's id is missing");
        requireNonNull(name, "programme " + id + ": name is missing");
        requireNonNull(authority, "programme " + id + ": authority is missing");
        requireNonNull(description, "programme " + id + ": description is missing");
        requireNonNull(opens, "programme " + id + ": opens is missing");
        requireNonNull(closes, "programme " + id + ": closes is missing");
    }

    /** Whether one can apply on this day. */
    public boolean isOpen(LocalDate day) {
        return !day.isBefore(opens) && !day.isAfter(closes);
    }
}
