// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.measure.Reading;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * A reading of before its device was set apart. Immutable.
 *
 * @param reading as it came, under the id of the device
 * @param pastId what was set apart is called
 * @param creationTime of the instance in which it was found
 * @param isApart whether it has been set apart by now; until then all is the device's, and goes along
 * @param kept is told when it is written for good
 */
record Latecomer(Reading reading, String pastId, Instant creationTime, BooleanSupplier isApart, Runnable kept)
    implements
    Counted {

    @Override
    public void count(Tally tally) {
        if (isApart.getAsBoolean()) {
            tally.count(reading.of(pastId), creationTime);
            tally.passed(reading.deviceId(), creationTime);
        } else {
            tally.count(reading, creationTime);
        }
    }

    @Override
    public void written() {
        if (isApart.getAsBoolean()) {
            kept.run();
        }
    }
}
