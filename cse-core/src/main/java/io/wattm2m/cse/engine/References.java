// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.resource.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How results refer to resources: structured or unstructured, as the request's {@code drt} says (TS-0004 6.3.5.29). */
final class References {
    /** What a flexContainer and a management object are specializations of. */
    private static final List<String> SPECIALIZATIONS = List.of("cnd", "mgd");

    private References() {}

    /** The address of a resource. */
    static String address(Resource resource, RequestPrimitive request) {
        return request.options().structured() ? resource.path() : resource.id();
    }

    /** A child resource reference ({@code ch}, {@code rrf}): name, type, specialization and address. */
    static Map<String, Object> child(Resource resource, RequestPrimitive request) {
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("nm", resource.name());
        reference.put("typ", (long) resource.type().number());
        SPECIALIZATIONS.stream().flatMap(name -> Stream.ofNullable(resource.attributes().get(name))).findFirst()
                .ifPresent(definition -> reference.put("spid", definition.toString()));
        reference.put("val", address(resource, request));
        return reference;
    }
}
