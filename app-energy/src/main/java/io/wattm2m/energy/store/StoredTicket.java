// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.people.Ticket;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The row of a ticket. One thread. */
@Entity(name = "StoredTicket")
@Table(name = "ticket_row")
class StoredTicket {
    @Id
    @Column(length = 64)
    private String hash = "";

    @Column(nullable = false, length = 20)
    private String kind = "";

    @Column(nullable = false, length = 40)
    private String subject = "";

    @Column(nullable = false, length = 100)
    private String detail = "";

    @Column(nullable = false)
    private Instant expires = Instant.EPOCH;

    @SuppressWarnings("UnusedVariable") // read by queries
    private @Nullable Instant used;

    /** For Hibernate. */
    StoredTicket() {}

    StoredTicket(Ticket ticket) {
        this.hash = ticket.hash();
        this.kind = ticket.kind().name();
        this.subject = ticket.subject();
        this.detail = ticket.detail();
        this.expires = ticket.expires();
    }

    Ticket ticket() {
        return new Ticket(hash, Ticket.Kind.valueOf(kind), subject, detail, expires);
    }
}
