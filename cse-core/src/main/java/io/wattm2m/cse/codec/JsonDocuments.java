// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;

/** JSON to and from the document model (TS-0004 8.4). Thread-safe. */
public final class JsonDocuments implements Documents {
    private final JsonFactory factory = JsonFactory.builder().streamReadConstraints(Tokens.limits())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .recyclerPool(Tokens.buffers()).build();

    @Override
    public Object read(byte[] bytes) {
        try (JsonParser parser = factory.createParser(bytes)) {
            return Tokens.read(parser);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("malformed JSON: " + e.getOriginalMessage() + place(e), e);
        } catch (IOException e) {
            // there is no I/O in an array: it is an encoding that JSON does not have
            throw new IllegalArgumentException("malformed JSON: " + e.getMessage(), e);
        }
    }

    @Override
    public byte[] write(Object document) {
        return Tokens.written(factory, document);
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null ? ""
                : " at line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
    }
}
