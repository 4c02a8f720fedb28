// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.access;

import static java.util.Objects.requireNonNull;

/**
 * How access is decided where no policy says it; {@code cse.admin} and {@code cse.without-policy}.
 *
 * @param admin the originator that may do everything
 * @param withoutPolicy who may do what to a resource that could refer to policies and does not
 * @param serviceProvider the SP-ID of the CSE, with which absolute identifiers of its entities begin
 */
public record AccessSettings(String admin, WithoutPolicy withoutPolicy, String serviceProvider) {
    public static final AccessSettings DEFAULTS =
            new AccessSettings("CAdmin", WithoutPolicy.CREATOR, "//wattm2m.example");

    public AccessSettings {
        requireNonNull(admin, "admin is null");
        requireNonNull(withoutPolicy, "withoutPolicy is null");
        requireNonNull(serviceProvider, "serviceProvider is null");
    }

    /** The system default access privileges (TS-0001 9.6.1.3.2, accessControlPolicyIDs). */
    public enum WithoutPolicy {
        /** Its creator may do everything, or its custodian where it has one; nobody else anything. */
        CREATOR,
        /** Its creator or custodian, and beside them everybody as far as the parent's rules go. */
        PARENT
    }
}
