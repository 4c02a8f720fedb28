// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.people;

import java.util.Arrays;
import java.util.Locale;

/** What somebody may do, least first; each includes those before it. */
public enum Role {
    /** Sees the homes he belongs to and nothing else, and does there what his role in each of them allows. */
    RESIDENT,
    /** Sees everything of the household, changes nothing. */
    VIEWER,
    /** Also switches and sets. */
    MEMBER,
    /** Also has the say over people, logs and the CSE's resources. */
    OWNER;

    /** Whether this one may do what that one may. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /** The name in documents. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name in sentences: {@code an owner}. */
    public String spoken() {
        return (this == OWNER ? "an " : "a ") + label();
    }

    /** The role of this name; Refusal names those there are. */
    public static Role named(String label) {
        return Arrays.stream(values()).filter(role -> role.label().equals(label)).findFirst()
                .orElseThrow(() -> Refusal.malformed("role '" + label + "' is not resident, viewer, member or owner"));
    }
}
