// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** What commands print for programs. */
final class Documents {
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Documents() {}

    /** A record as JSON. */
    static String write(Object document) {
        try {
            return MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + document, e);
        }
    }

    /** A figure with two decimals. */
    static double rounded(double figure) {
        return Double.isFinite(figure) ? Math.round(figure * 100) / 100.0 : 0;
    }
}
