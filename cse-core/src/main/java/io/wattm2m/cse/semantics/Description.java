// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.semantics;

import static java.util.Objects.requireNonNull;

import io.wattm2m.cse.primitive.RequestFailure;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What a semantic descriptor says. Immutable.
 *
 * @param representation how it is written: a number of m2m:semanticFormat (TS-0004 6.3.4.2.37)
 * @param descriptor the text, in base64
 */
public record Description(long representation, String descriptor) {
    private static final int LONGEST = 256 * 1024;
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    public Description {
        requireNonNull(descriptor, "descriptor is null");
    }

    /** BAD_REQUEST where it is not written as it says; one of OWL's own syntaxes is taken as it is. */
    public void check() {
        byte[] text = text();
        if (isReadable()) {
            Graph.read(representation, text);
        }
    }

    /** Whether it is written in a way that is read here. */
    public boolean isReadable() {
        return Graph.reads(representation);
    }

    /** The text itself; BAD_REQUEST where it is no base64, or more than 256 KiB. */
    byte[] text() {
        if (descriptor.length() > LONGEST / 3 * 4) {
            throw RequestFailure.badRequest("dsp (descriptor) is longer than " + LONGEST + " bytes");
        }
        try {
            return Base64.getDecoder().decode(WHITE_SPACE.matcher(descriptor).replaceAll(""));
        } catch (IllegalArgumentException e) {
            throw RequestFailure.badRequest("dsp (descriptor) is not base64: " + e.getMessage());
        }
    }
}
