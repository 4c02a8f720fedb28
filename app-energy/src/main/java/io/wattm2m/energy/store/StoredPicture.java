// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.picture.Picture;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The row of a picture. One thread. */
@Entity(name = "StoredPicture")
@Table(name = "picture_row")
class StoredPicture {
    @Id
    @Column(length = 100)
    private String name = "";

    @Column(nullable = false, length = 10)
    private String form = "";

    @Column(nullable = false, length = 1_000_000)
    private byte[] content = {};

    /** For Hibernate. */
    StoredPicture() {}

    StoredPicture(String name, Picture picture) {
        this.name = name;
        this.form = picture.form().name();
        this.content = picture.content();
    }

    Picture picture() {
        return new Picture(Picture.Form.valueOf(form), content);
    }

    @Override
    public String toString() {
        return "StoredPicture[" + name + "]";
    }
}
