// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.measure.ReadingWindow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** The row of a plug. One thread. */
@Entity(name = "StoredPlug")
@Table(name = "plug")
class StoredPlug {
    @Id
    @Column(name = "device_id")
    private String deviceId = "";

    // Hibernate casts to this length when it writes: shorter than the column, it would cut
    @Column(name = "latest_readings", nullable = false, length = 20_000)
    private String latestReadings = "";

    @Column(name = "position_time", nullable = false)
    private Instant position = Instant.EPOCH;

    @Column(name = "published_until", nullable = false)
    private Instant publishedUntil = Instant.EPOCH;

    /** For Hibernate. */
    StoredPlug() {}

    /** Of a plug of which nothing was read. */
    StoredPlug(String deviceId) {
        this.deviceId = deviceId;
        this.latestReadings = ReadingsText.write(List.of());
    }

    StoredPlug(PlugRecord plug) {
        deviceId = plug.deviceId();
        latestReadings = ReadingsText.write(plug.window().readings());
        position = plug.position();
        publishedUntil = plug.publishedUntil();
    }

    PlugRecord plug(int capacity) {
        ReadingWindow window = new ReadingWindow(capacity, ReadingsText.read(deviceId, latestReadings));
        return new PlugRecord(deviceId, window, position, publishedUntil);
    }
}
