// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.codec.Documents;
import io.wattm2m.cse.codec.Serialisations;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.RequestFailure;

/** Bodies to and from documents. Thread-safe. */
final class Bodies {
    private final Serialisations serialisations;

    Bodies(Serialisations serialisations) {
        this.serialisations = serialisations;
    }

    /** The document in a body that goes with this operation; BAD_REQUEST with the place where it is malformed. */
    Object read(ContentFormat format, byte[] body, Operation operation) {
        try {
            Documents documents = serialisations.of(format);
            return operation == Operation.UPDATE ? documents.readUpdate(body) : documents.read(body);
        } catch (IllegalArgumentException e) {
            throw RequestFailure.badRequest(String.valueOf(e.getMessage()));
        }
    }

    /** The body of a document in a format with this media type. */
    byte[] write(String mediaType, Object document) {
        return serialisations.of(ContentFormat.ofMediaType(mediaType).orElse(ContentFormat.JSON)).write(document);
    }
}
