// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.testing;

import io.wattm2m.energy.schedule.ScheduledPlugs;
import java.time.Instant;
import java.util.Optional;

/** Plugs that nobody protects or holds, where no schedule may come to be due. */
public final class UnswitchedPlugs implements ScheduledPlugs {
    @Override
    public boolean isProtected(String deviceId) {
        return false;
    }

    @Override
    public Optional<Instant> heldByHandUntil(String deviceId, Instant now) {
        return Optional.empty();
    }

    @Override
    public void power(String deviceId, String power) {
        throw new IllegalStateException("nothing is switched here");
    }

    @Override
    public void hold(String deviceId, Instant until) {
        throw new IllegalStateException("nothing is switched here");
    }
}
