// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.federation;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes the addresses in an answer to an originator at another CSE SP-relative, because CSE-relative ones would mean
 * something else there (TS-0001 7.2): references to children, lists of addresses, the address of what was created.
 * Immutable.
 *
 * @param cseId the CSE that gives the answer
 */
public record AddressesAbroad(String cseId) {
    private static final Set<String> ADDRESSES = Set.of("m2m:uri", "m2m:uril");
    private static final Set<String> REFERENCES = Set.of("ch", "rrf");

    /** The answer as this originator has to get it. */
    public ResponsePrimitive to(String originator, ResponsePrimitive response) {
        if (!originator.startsWith("/") || response.content().isEmpty() || !response.status().isSuccess()) {
            return response;
        }
        Content content = response.content().get();
        Object value = value(content.name(), content.value());
        return value.equals(content.value()) ? response
                : new ResponsePrimitive(response.status(), response.requestIdentifier(),
                        java.util.Optional.of(new Content(content.name(), value)), response.parameters());
    }

    private Object value(String name, Object value) {
        if (ADDRESSES.contains(name)) {
            return value instanceof List<?> list ? list.stream().<Object>map(this::address).toList() : address(value);
        }
        if (name.equals("m2m:rce") && value instanceof Map<?, ?> created) {
            return with(created, "uri");
        }
        if (REFERENCES.contains(name) && value instanceof List<?> references) {
            return references.stream().<Object>map(item -> item instanceof Map<?, ?> map ? with(map, "val") : item)
                    .toList();
        }
        return name.contains(":") ? nested(value) : value;
    }

    /** Resources and lists of resources may have references in them; attributes never do. */
    private Object nested(Object value) {
        if (value instanceof List<?> resources) {
            return resources.stream().<Object>map(this::nested).toList();
        }
        if (!(value instanceof Map<?, ?> members)) {
            return value;
        }
        Map<String, Object> changed = new LinkedHashMap<>();
        members.forEach((name, member) -> changed.put((String) name, value((String) name, member)));
        return changed;
    }

    private Map<String, Object> with(Map<?, ?> members, String address) {
        Map<String, Object> changed = new LinkedHashMap<>();
        members.forEach((name, member) -> changed.put((String) name,
                name.equals(address) ? address(member) : member));
        return changed;
    }

    private Object address(Object address) {
        return address instanceof String text && !text.startsWith("/") ? cseId + "/" + text : address;
    }
}
