// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** The row of a rollup. One thread. */
@Entity(name = "StoredRollup")
@Table(name = "rollup_row")
@IdClass(RollupKey.class)
class StoredRollup {
    @Id
    @Column(name = "device_id")
    private String deviceId = "";

    @Id
    private short resolution;

    @Id
    @Column(name = "start_time")
    private Instant start = Instant.EPOCH;

    @Column(name = "energy_wh", nullable = false)
    private double energyWh;

    @Column(name = "covered_seconds", nullable = false)
    private double coveredSeconds;

    @Column(name = "lowest_w", nullable = false)
    private double lowestW;

    @Column(name = "highest_w", nullable = false)
    private double highestW;

    /** For Hibernate. */
    StoredRollup() {}

    StoredRollup(Rollup rollup) {
        deviceId = rollup.deviceId();
        resolution = (short) rollup.resolution().number();
        start = rollup.start();
        energyWh = rollup.energyWh();
        coveredSeconds = rollup.coveredSeconds();
        lowestW = rollup.lowestW();
        highestW = rollup.highestW();
    }

    Rollup rollup() {
        return new Rollup(deviceId, Resolution.of(resolution), start, energyWh, coveredSeconds, lowestW,
                highestW);
    }
}
