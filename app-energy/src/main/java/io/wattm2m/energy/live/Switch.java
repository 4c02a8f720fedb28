// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.live;

import io.wattm2m.cse.primitive.RequestFailure;

/** Switches plugs. Thread-safe. */
@FunctionalInterface
public interface Switch {

    /**
     * Asks a plug for a state; that it was asked does not mean that it has switched.
     *
     * @param power {@code on}, {@code off} or {@code toggle}
     * @throws RequestFailure if the plug cannot be asked
     */
    void power(String deviceId, String power);
}
