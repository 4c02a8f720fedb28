// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.measure.Reading;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The row of a reading, as far as energy depends on it. One thread. */
@Entity(name = "StoredReading")
@Table(name = "reading_row")
@IdClass(ReadingKey.class)
class StoredReading {
    @Id
    @Column(name = "device_id")
    private String deviceId = "";

    @Id
    @Column(name = "reading_time")
    private Instant time = Instant.EPOCH;

    @Column(name = "power_w", nullable = false)
    private double powerW;

    @Column(name = "energy_wh")
    private @Nullable Double energyWh;

    /** For Hibernate. */
    StoredReading() {}

    StoredReading(Reading reading) {
        deviceId = reading.deviceId();
        time = kept(reading.time());
        powerW = reading.powerW();
        energyWh = reading.energyWh().isPresent() ? reading.energyWh().getAsDouble() : null;
    }

    Reading reading() {
        OptionalDouble counter = energyWh == null ? OptionalDouble.empty() : OptionalDouble.of(energyWh);
        return new Reading(deviceId, time, powerW, OptionalDouble.empty(), OptionalDouble.empty(), counter);
    }

    /** A time as the database keeps it. */
    static Instant kept(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
