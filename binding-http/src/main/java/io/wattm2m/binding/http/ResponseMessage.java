// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;

/**
 * An HTTP response as far as oneM2M reads it. Immutable.
 *
 * @param status the status code
 * @param headers the header fields
 * @param document the body, not yet encoded from the document model, or decoded into it
 */
record ResponseMessage(int status, HttpFields headers, Optional<Object> document) {
    ResponseMessage {
        requireNonNull(headers, "headers is null");
        requireNonNull(document, "document is null");
    }
}
