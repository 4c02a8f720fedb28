// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.picture.Picture;
import io.wattm2m.energy.privacy.FileSeal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The row of a picture, sealed unless an earlier version has written it. One thread. */
@Entity(name = "StoredPicture")
@Table(name = "picture_row")
class StoredPicture {
    /** What follows the form where the content is sealed. */
    static final String SEALED = ".jwe";

    @Id
    @Column(length = 100)
    private String name = "";

    @Column(nullable = false, length = 10)
    private String form = "";

    @Column(nullable = false, length = 1_048_576)
    private byte[] content = {};

    /** For Hibernate. */
    StoredPicture() {}

    StoredPicture(String name, Picture picture, FileSeal seal) {
        this.name = name;
        this.form = picture.form().name() + SEALED;
        this.content = seal.close(picture.content());
    }

    Picture picture(FileSeal seal) {
        return form.endsWith(SEALED)
                ? new Picture(Picture.Form.valueOf(form.substring(0, form.length() - SEALED.length())),
                        seal.open(content))
                : new Picture(Picture.Form.valueOf(form), content);
    }

    @Override
    public String toString() {
        return "StoredPicture[" + name + "]";
    }
}
