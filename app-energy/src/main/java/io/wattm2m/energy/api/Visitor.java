// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.people.Person;
import io.wattm2m.energy.people.Refusal;
import io.wattm2m.energy.people.Role;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;

/**
 * Who sends a request. Immutable.
 *
 * @param id the person's, {@code guest} or {@code nobody}; what logs name him by
 * @param role what he may do, empty for nobody
 * @param person his account, empty for guests and nobody
 * @param originator in whose name the CSE is asked for him
 */
record Visitor(String id, Optional<Role> role, Optional<Person> person, String originator) implements Principal {
    /** Somebody on this machine, while there are no accounts: the application's own originator speaks for him. */
    static final Visitor GUEST = new Visitor("guest", Optional.of(Role.OWNER), Optional.empty(), "Cenergy");
    static final Visitor NOBODY = new Visitor("nobody", Optional.empty(), Optional.empty(), "");

    static Visitor of(Person person) {
        return new Visitor(person.id(), Optional.of(person.role()), Optional.of(person), person.originator());
    }

    /** Who asks, as {@link RoleFilter} has it. */
    static Visitor of(SecurityContext security) {
        return security.getUserPrincipal() instanceof Visitor visitor ? visitor : NOBODY;
    }

    /** His account; Refusal where he has none. */
    Person account() {
        return person.orElseThrow(() -> Refusal.conflict("a guest has no account; make one first"));
    }

    boolean isAtLeast(Role wanted) {
        return role.filter(known -> known.includes(wanted)).isPresent();
    }

    @Override
    public String getName() {
        return person.map(Person::name).orElse(id);
    }
}
