// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.access.PermittedAttributes;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.resource.Representation;
import io.wattm2m.cse.resource.Resource;
import java.util.Map;

/**
 * A resource as far as an originator may see it (TS-0001 9.6.2, accessControlAttributes). Immutable.
 *
 * @param resource the resource
 * @param permitted the attributes that may be shown
 */
record Visible(Resource resource, PermittedAttributes permitted) {

    /** A resource of which everything may be seen. */
    static Visible whole(Resource resource) {
        return new Visible(resource, PermittedAttributes.ALL);
    }

    /** Its representation. */
    Content content() {
        Content whole = Representation.of(resource);
        return permitted.all() ? whole : new Content(whole.name(), permitted.of(whole.members()));
    }

    /** The attributes of its representation. */
    Map<String, Object> members() {
        return content().members();
    }
}
