// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.energy.mca.InstanceNames;
import io.wattm2m.energy.mca.Registrar;
import io.wattm2m.energy.mca.ResultContainers;
import java.time.Duration;

/** Containers of results whose names follow from a secret that all tests know. */
final class TestContainers {
    private TestContainers() {}

    static ResultContainers of(Registrar registrar) {
        return new ResultContainers(registrar, new InstanceNames(new byte[32]), Duration.ofDays(1));
    }

    /** What an instance of this name is called, without the ending that the secret gives it. */
    static String called(Object name) {
        return String.valueOf(name).replaceFirst("-[0-9a-f]{16}$", "");
    }
}
