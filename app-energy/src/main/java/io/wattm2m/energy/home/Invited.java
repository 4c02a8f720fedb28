// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.home;

import io.wattm2m.energy.people.Role;
import io.wattm2m.energy.people.Ticket;
import java.util.Optional;

/**
 * What the ticket of an invitation to a home tells. Immutable.
 *
 * @param role what is offered
 * @param by the id of the owner who has invited; empty in tickets that do not tell it yet
 */
public record Invited(Role role, Optional<String> by) {

    /** What this one tells. */
    public static Invited of(Ticket ticket) {
        String[] parts = ticket.detail().split(" ", 2);
        return new Invited(Role.named(parts[0]), parts.length < 2 ? Optional.empty() : Optional.of(parts[1]));
    }

    /** What is kept of it with its ticket. */
    String detail() {
        return by.map(personId -> role.label() + " " + personId).orElse(role.label());
    }

    /** Whether who has invited may still do so. */
    boolean isGood(Home home) {
        return by.isEmpty() || by.filter(home::isOwnedBy).isPresent();
    }
}
