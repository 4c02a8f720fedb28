// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A resource that is no instance. Only {@link Rows} fills it in and reads it. */
@Entity(name = "ResourceRow")
@Table(name = "resource")
@SuppressWarnings("NullAway.Init") // Rows or Hibernate sets every field
non-sealed class ResourceRow implements Row {
    @Id
    String ri;
    @Column(updatable = false)
    String pi;
    @Column(updatable = false)
    int ty;
    @Column(name = "type_name", updatable = false)
    String typeName;
    @Column(updatable = false)
    String rn;
    @Column(updatable = false)
    String path;
    @Column(updatable = false)
    int depth;
    String originator;
    long ct;
    long lt;
    @Nullable
    Long et;
    @Column(updatable = false)
    long seq;
    @Version
    long version;
    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    String document;

    @Override
    public long position() {
        return seq;
    }

    @Override
    public int size() {
        return document.length();
    }
}
