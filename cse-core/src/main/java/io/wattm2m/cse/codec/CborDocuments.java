// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.IOException;

/**
 * CBOR to and from the document model (TS-0004 8.5, RFC 8949). Member names are written as text strings; byte strings
 * are understood as well, since the standard's own examples have them. Thread-safe.
 */
public final class CborDocuments implements Documents {
    private final CBORFactory factory = CBORFactory.builder().streamReadConstraints(Tokens.limits())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    @Override
    public Object read(byte[] bytes) {
        try (JsonParser parser = factory.createParser(bytes)) {
            return Tokens.read(parser);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("malformed CBOR: " + e.getOriginalMessage() + " at byte "
                    + (e.getLocation() == null ? "?" : e.getLocation().getByteOffset()), e);
        } catch (IOException | UnsupportedOperationException e) {
            throw new IllegalArgumentException("malformed CBOR: " + e.getMessage(), e);
        }
    }

    @Override
    public byte[] write(Object document) {
        return Tokens.written(factory, document);
    }
}
