// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.fault;

import io.wattm2m.benchmark.process.Launch;
import io.wattm2m.benchmark.wire.Wire;
import java.util.List;

/**
 * How the platform stands, and who asks it.
 *
 * @param launch how it is started
 * @param wires the protocols of its clients, one each
 */
record Stand(Launch launch, List<Wire> wires) {

    Stand {
        wires = List.copyOf(wires);
    }

    Stand with(Launch other) {
        return new Stand(other, wires);
    }
}
