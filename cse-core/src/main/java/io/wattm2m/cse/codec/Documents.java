// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.codec;

/**
 * One serialisation: bytes to and from the document model (see {@link io.wattm2m.cse.primitive.Content}). Thread-safe.
 */
public interface Documents {

    /** The document in these bytes; IllegalArgumentException says where and why they are malformed. */
    Object read(byte[] bytes);

    /**
     * The document in the bytes of an UPDATE. In XML, which has no other NULL, an empty element there removes an
     * attribute (TS-0004 8.3); elsewhere it is an empty value.
     */
    default Object readUpdate(byte[] bytes) {
        return read(bytes);
    }

    /** The bytes of a document; in XML it must have one root member. */
    byte[] write(Object document);
}
