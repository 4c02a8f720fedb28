// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.cse.spi.DataSize;
import java.time.Duration;

/** The settings that tests start from. */
final class TestSettings {

    private TestSettings() {}

    /** The defaults on a free port. */
    static CoapSettings free() {
        return new CoapSettings(0, true, CoapSettings.DEFAULTS.maxBody(), 1000, Duration.ofSeconds(20));
    }

    static CoapSettings maxBody(long bytes) {
        return new CoapSettings(0, true, new DataSize(bytes), 1000, Duration.ofSeconds(20));
    }

    static CoapSettings maxRequests(int number) {
        return new CoapSettings(0, true, CoapSettings.DEFAULTS.maxBody(), number, Duration.ofSeconds(20));
    }

    static CoapSettings timeout(Duration timeout) {
        return new CoapSettings(0, true, CoapSettings.DEFAULTS.maxBody(), 1000, timeout);
    }
}
