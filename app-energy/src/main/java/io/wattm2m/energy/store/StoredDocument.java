// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** The row of a document. One thread. */
@Entity(name = "StoredDocument")
@Table(name = "document_row")
@IdClass(DocumentKey.class)
class StoredDocument {
    @Id
    @Column(length = 40)
    private String kind = "";

    @Id
    @Column(length = 300)
    private String name = "";

    @Column(nullable = false, length = 100_000)
    private String text = "";

    /** For Hibernate. */
    StoredDocument() {}

    StoredDocument(String kind, String name, String text) {
        this.kind = kind;
        this.name = name;
        this.text = text;
    }

    String kind() {
        return kind;
    }

    String name() {
        return name;
    }

    String text() {
        return text;
    }
}
