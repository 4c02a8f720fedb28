// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.codec.Documents;
import io.wattm2m.cse.codec.JsonDocuments;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Bodies to and from documents, in the formats that this binding speaks. Thread-safe. */
final class Bodies {
    private static final Map<ContentFormat, Documents> DOCUMENTS = Map.of(ContentFormat.JSON, new JsonDocuments());
    /** The formats that this binding reads and writes. */
    static final Set<ContentFormat> FORMATS = DOCUMENTS.keySet();

    private Bodies() {}

    /** The document in a body; BAD_REQUEST with the place where it is malformed. */
    static Object read(ContentFormat format, byte[] body) {
        try {
            return documents(format).read(body);
        } catch (IllegalArgumentException e) {
            throw RequestFailure.badRequest(String.valueOf(e.getMessage()));
        }
    }

    /** The body of a document in a format with this media type. */
    static byte[] write(String mediaType, Object document) {
        return documents(ContentFormat.ofMediaType(mediaType).orElse(ContentFormat.JSON)).write(document);
    }

    private static Documents documents(ContentFormat format) {
        return Optional.ofNullable(DOCUMENTS.get(format)).orElseThrow(() -> new RequestFailure(
                ResponseStatusCode.UNSUPPORTED_MEDIA_TYPE, format.mediaType() + " is not supported"));
    }
}
