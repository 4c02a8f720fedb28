// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;

/**
 * An HTTP request as far as oneM2M reads it. Immutable.
 *
 * @param method the method, e.g. {@code POST}
 * @param path the raw path
 * @param query the raw query, without the question mark; empty where there is none
 * @param headers the header fields
 * @param document the body, decoded into the document model
 */
record RequestMessage(String method, String path, String query, HttpFields headers, Optional<Object> document) {
    RequestMessage {
        requireNonNull(method, "method is null");
        requireNonNull(path, "path is null");
        requireNonNull(query, "query is null");
        requireNonNull(headers, "headers is null");
        requireNonNull(document, "document is null");
    }
}
