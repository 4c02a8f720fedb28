// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import io.wattm2m.cse.spi.StartFailure;
import java.net.URI;
import java.util.List;

/** Picks addresses out of the points of access. */
final class Addresses {
    private Addresses() {}

    /** The broker's address as MQTT clients want it, e.g. {@code tcp://127.0.0.1:1883}. */
    static String broker(List<URI> pointsOfAccess) {
        return pointsOfAccess.stream().filter(address -> "mqtt".equals(address.getScheme())).findFirst()
                .map(address -> "tcp://" + address.getHost() + ":" + address.getPort())
                .orElseThrow(() -> new StartFailure("the demo's plugs need the MQTT binding, which is not there"));
    }
}
