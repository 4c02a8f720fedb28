// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.picture;

import static java.util.Objects.requireNonNull;

/** A picture as it is shown. Immutable; nobody else has its bytes. */
public final class Picture {
    private final Form form;
    private final byte[] content;

    /**
     * A picture.
     *
     * @param form how it is written
     * @param content the file
     */
    public Picture(Form form, byte[] content) {
        this.form = requireNonNull(form, "form is null");
        this.content = content.clone();
    }

    /** How it is written. */
    public Form form() {
        return form;
    }

    /** The file. */
    public byte[] content() {
        return content.clone();
    }

    @Override
    public String toString() {
        return "Picture[" + form + ", " + content.length + " bytes]";
    }

    /** How a picture is written. */
    public enum Form {
        PNG("image/png"), JPEG("image/jpeg");

        private final String mediaType;

        Form(String mediaType) {
            this.mediaType = mediaType;
        }

        /** As HTTP calls it. */
        public String mediaType() {
            return mediaType;
        }
    }
}
