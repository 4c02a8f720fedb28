// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An instance below its parent. Only {@link Rows} fills it in and reads it. */
@Entity(name = "InstanceRow")
@Table(name = "instance")
@SuppressWarnings("NullAway.Init") // Rows or Hibernate sets every field
non-sealed class InstanceRow implements Row {
    @Id
    long seq;
    @Column(updatable = false)
    String pi;
    @Column(updatable = false)
    String ri;
    /** Null where it is the same as {@code ri}. */
    @Column(updatable = false)
    @Nullable
    String rn;
    /** Null where {@code rn} is, else the same as {@code pi}: by these two it is found. */
    @Column(updatable = false)
    @Nullable
    String named;
    @Column(updatable = false)
    int ty;
    @Column(name = "type_name", updatable = false)
    String typeName;
    String originator;
    long ct;
    long lt;
    @Nullable
    Long et;
    @Nullable
    Long cs;
    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    String document;

    /** Names it below its parent, which has to be known by now; null where the name is the {@code ri}. */
    void name(@Nullable String name) {
        rn = name;
        named = name == null ? null : pi;
    }

    @Override
    public long position() {
        return seq;
    }

    @Override
    public int size() {
        return document.length();
    }
}
