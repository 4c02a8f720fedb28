// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.picture;

import static java.util.Objects.requireNonNull;

/**
 * A picture as it is shown. Immutable; nobody else has its bytes.
 *
 * @param form how it is written
 * @param content the file
 */
public record Picture(Form form, byte[] content) {

    public Picture {
        requireNonNull(form, "form is null");
        content = content.clone();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    /** Two are the same where they are the same object: nobody compares pictures. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
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
