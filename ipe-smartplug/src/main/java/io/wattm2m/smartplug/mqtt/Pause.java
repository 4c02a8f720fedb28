// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.mqtt;

import java.time.Duration;

/** Waits; a test need not. */
@FunctionalInterface
public interface Pause {

    /** Waits really. */
    Pause REAL = Thread::sleep;

    /** Waits so long. */
    void of(Duration duration) throws InterruptedException;
}
