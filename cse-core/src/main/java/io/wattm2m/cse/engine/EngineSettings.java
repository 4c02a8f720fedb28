// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import java.time.Duration;
import java.util.List;

/**
 * How the engine behaves; section {@code cse}, next to who the CSE is.
 *
 * @param serviceProvider the SP-ID, with which absolute addresses begin
 * @param maxExpiration how long a resource lives at the most, and without an expiration time of its own
 * @param expirationCheck how often resources whose time is up are looked for
 * @param pageSize how many resources or references a result has at the most
 * @param acceptNoReleaseVersion whether requests without a release version indicator are taken, as from Release 1
 * @param allowedAes originators that may register as an AE, each with {@code *} for any text; {@code C} and {@code S}
 *        where an identifier is asked for
 * @param allowedAppIds App-IDs that may register, each with {@code *} for any text
 * @param serviceSubscriptions when registration is judged by service subscriptions
 */
public record EngineSettings(String serviceProvider, Duration maxExpiration, Duration expirationCheck, int pageSize,
        boolean acceptNoReleaseVersion, List<String> allowedAes, List<String> allowedAppIds,
        ServiceSubscriptions serviceSubscriptions) {
    public static final EngineSettings DEFAULTS =
            new EngineSettings("//wattm2m.example", Duration.ofDays(3650), Duration.ofSeconds(1), 1_000, true,
                    List.of("*"), List.of("*"), ServiceSubscriptions.AUTO);

    public EngineSettings {
        allowedAes = List.copyOf(allowedAes);
        allowedAppIds = List.copyOf(allowedAppIds);
        if (pageSize < 1) {
            throw new IllegalArgumentException("cse.page-size " + pageSize + " is less than 1");
        }
    }

    /** When the registration of AEs is judged by the service subscriptions in the tree (TS-0001 10.2.2.2). */
    public enum ServiceSubscriptions {
        /** Where there is one with a node. */
        AUTO,
        /** Always: without any, nobody registers. */
        REQUIRED,
        /** Never. */
        IGNORED;

        boolean applies(boolean present) {
            return this == REQUIRED || this == AUTO && present;
        }
    }
}
