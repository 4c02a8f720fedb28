// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.resource.Resource;
import java.util.LinkedHashMap;
import java.util.Map;

/** How results refer to resources: structured or unstructured, as the request's {@code drt} says (TS-0004 6.3.5.29). */
final class References {
    private References() {}

    /** The address of a resource. */
    static String address(Resource resource, RequestPrimitive request) {
        return request.options().structured() ? resource.path() : resource.id();
    }

    /** A child resource reference ({@code ch}, {@code rrf}): name, type and address. */
    static Map<String, Object> child(Resource resource, RequestPrimitive request) {
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("nm", resource.name());
        reference.put("typ", (long) resource.type().number());
        reference.put("val", address(resource, request));
        return reference;
    }
}
