// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.schedule;

import java.time.Instant;
import java.util.Optional;

/** The plugs as schedules see them. Thread-safe. */
public interface ScheduledPlugs {

    /** Whether a plug must not be switched off; false where there is no such plug. */
    boolean isProtected(String deviceId);

    /** Until when a person's switching holds; empty where none does now. */
    Optional<Instant> heldByHandUntil(String deviceId, Instant now);

    /** Asks a plug for {@code on} or {@code off}; RequestFailure where it cannot be asked. */
    void power(String deviceId, String power);

    /** Keeps automatic control from a plug until then. */
    void hold(String deviceId, Instant until);
}
