// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.privacy;

import java.util.function.UnaryOperator;

/**
 * Makes files unreadable to who has no key, and readable again. Immutable; as safe for threads as its parts.
 *
 * @param closing seals what is in a file
 * @param opening opens what was sealed; others it leaves as they are
 */
public record FileSeal(UnaryOperator<byte[]> closing, UnaryOperator<byte[]> opening) {
    /** Leaves everything as it is. */
    public static final FileSeal NONE = new FileSeal(content -> content, content -> content);

    /** What is in a file, for those with a key only. */
    public byte[] close(byte[] content) {
        return closing.apply(content);
    }

    /** What is in it again; IllegalStateException where it was changed, or its key is not known. */
    public byte[] open(byte[] content) {
        return opening.apply(content);
    }
}
