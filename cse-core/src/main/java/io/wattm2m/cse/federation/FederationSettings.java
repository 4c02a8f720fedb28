// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.federation;

import java.time.Duration;
import java.util.List;

/**
 * How the CSE stands to other CSEs; section {@code cse}, next to who the CSE is.
 *
 * @param type the kind of node it stands on
 * @param registrar the URI where the registrar listens, e.g. {@code http://in.example:8080}; empty for none
 * @param registrarId the registrar's CSE-ID
 * @param registrarName the resource name of the registrar's CSEBase
 * @param inCseId the CSE-ID of the IN-CSE, which assigns AE-IDs with S; empty where that is the registrar
 * @param registrationLife how long the registration lasts unless it is renewed
 * @param registrationCheck how often it is renewed, and the longest pause between attempts to register
 * @param deregister whether the CSE deregisters when it is stopped
 * @param allowedCses the CSE-IDs that may register here; {@code *} stands for any characters
 * @param announceWait how long an answer waits for the announcement of what was created or updated
 * @param announceRetry how often announcements are tried again at CSEs that could not be reached
 */
public record FederationSettings(CseType type, String registrar, String registrarId, String registrarName,
        String inCseId, Duration registrationLife, Duration registrationCheck, boolean deregister,
        List<String> allowedCses,
        Duration announceWait, Duration announceRetry) {
    public static final FederationSettings DEFAULTS = new FederationSettings(CseType.IN, "", "/id-in", "cse-in",
            "", Duration.ofHours(1), Duration.ofSeconds(30), false, List.of("*"), Duration.ofSeconds(5),
            Duration.ofSeconds(30));

    public FederationSettings {
        allowedCses = List.copyOf(allowedCses);
        if (type == CseType.IN && !registrar.isEmpty()) {
            throw new IllegalArgumentException(
                    "cse.registrar is set, but cse.type is in: an IN-CSE registers nowhere, so say mn or asn");
        }
        if (!registrarId.startsWith("/") || registrarId.indexOf('/', 1) >= 0) {
            throw new IllegalArgumentException("cse.registrar-id '" + registrarId + "' is not a CSE-ID such as /id-in");
        }
        if (!inCseId.isEmpty() && (!inCseId.startsWith("/") || inCseId.indexOf('/', 1) >= 0)) {
            throw new IllegalArgumentException("cse.in-cse-id '" + inCseId + "' is not a CSE-ID such as /id-in");
        }
        if (registrationCheck.compareTo(registrationLife) >= 0 || !registrationCheck.isPositive()) {
            throw new IllegalArgumentException("cse.registration-check is not shorter than cse.registration-life");
        }
        if (!announceRetry.isPositive()) {
            throw new IllegalArgumentException("cse.announce-retry is not a time");
        }
    }

    /** Whether there is a CSE to register at. */
    boolean hasRegistrar() {
        return !registrar.isEmpty();
    }

    /** The CSE-ID of the IN-CSE, as far as a CSE that has a registrar knows it. */
    String infrastructure() {
        return inCseId.isEmpty() ? registrarId : inCseId;
    }

    /** The address of the registrar's CSEBase. */
    String registrarBase() {
        return registrarId + "/" + registrarName;
    }
}
