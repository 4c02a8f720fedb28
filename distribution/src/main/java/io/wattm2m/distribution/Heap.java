// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** How much memory the JVM holds ready beyond what is in use. Thread-safe. */
final class Heap {
    /** Of a hundred bytes, when there is much to do: with fewer, thousands of plugs have it collected all the time. */
    private static final String FREE_WHEN_BUSY = "70";

    private Heap() {}

    /**
     * Gives back what a start leaves behind, which is more than what runs from now on needs, and nobody else would do
     * so soon; whatever grows later may keep more room.
     */
    static void settle() {
        System.gc();
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .setVMOption("MaxHeapFreeRatio", FREE_WHEN_BUSY);
    }
}
