// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.exchange;

import java.time.Instant;
import java.util.Optional;

/** Knows whether what devices measure may be sent to other systems. Thread-safe. */
@FunctionalInterface
public interface Permission {

    /** From when on what a device measures may leave; empty where it may not. */
    Optional<Instant> since(String deviceId);
}
