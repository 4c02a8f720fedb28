// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.measure.Channel;
import io.wattm2m.energy.measure.Level;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** The row of an hour of a channel. One thread. */
@Entity(name = "StoredLevel")
@Table(name = "level_row")
@IdClass(LevelKey.class)
class StoredLevel {
    @Id
    @Column(name = "device_id")
    private String deviceId = "";

    @Id
    @Column(length = 20)
    private String channel = "";

    @Id
    @Column(name = "start_time")
    private Instant start = Instant.EPOCH;

    @Column(name = "value_count", nullable = false)
    private long count;

    @Column(name = "value_sum", nullable = false)
    private double sum;

    @Column(nullable = false)
    private double lowest;

    @Column(nullable = false)
    private double highest;

    /** For Hibernate. */
    StoredLevel() {}

    StoredLevel(Level level) {
        deviceId = level.deviceId();
        channel = level.channel().label();
        start = level.start();
        count = level.count();
        sum = level.sum();
        lowest = level.lowest();
        highest = level.highest();
    }

    Level level() {
        return new Level(deviceId, Channel.of(channel).orElseThrow(), start, count, sum, lowest, highest);
    }
}
