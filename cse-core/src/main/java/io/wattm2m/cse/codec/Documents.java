// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.codec;

/**
 * One serialisation: bytes to and from the document model (see {@link io.wattm2m.cse.primitive.Content}). Thread-safe.
 */
public interface Documents {

    /** The document in these bytes; IllegalArgumentException says where and why they are malformed. */
    Object read(byte[] bytes);

    /** The bytes of a document. */
    byte[] write(Object document);
}
