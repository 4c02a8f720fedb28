// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.codec;

import io.wattm2m.cse.resource.TypeRegistry;

/** The serialisations of TS-0004 8, all of which every binding speaks. Thread-safe. */
public final class Serialisations {
    private final Documents json = new JsonDocuments();
    private final Documents cbor = new CborDocuments();
    private final Documents xml;

    /** Serialisations of resources of these types. */
    public Serialisations(TypeRegistry types) {
        xml = new XmlDocuments(types);
    }

    /** The serialisation that a format names. */
    public Documents of(ContentFormat format) {
        return switch (format) {
            case JSON -> json;
            case CBOR -> cbor;
            case XML -> xml;
        };
    }
}
