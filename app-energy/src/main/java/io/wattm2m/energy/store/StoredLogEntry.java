// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.people.LogEntry;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The row of a log's entry. One thread. */
@Entity(name = "StoredLogEntry")
@Table(name = "log_row")
class StoredLogEntry {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(nullable = false, length = 10)
    private String kind = "";

    @Column(name = "entry_time", nullable = false)
    private Instant time = Instant.EPOCH;

    @Column(nullable = false, length = 40)
    private String actor = "";

    @Column(nullable = false, length = 300)
    private String text = "";

    @Column(nullable = false)
    private int status;

    @Column(nullable = false)
    private long millis;

    /** For Hibernate. */
    StoredLogEntry() {}

    StoredLogEntry(LogEntry entry) {
        this.kind = entry.kind().name();
        this.time = entry.time();
        this.actor = entry.actor();
        this.text = entry.text();
        this.status = entry.status();
        this.millis = entry.millis();
    }

    LogEntry entry() {
        return new LogEntry(id == null ? 0 : id, LogEntry.Kind.valueOf(kind), time, actor, text, status, millis);
    }
}
