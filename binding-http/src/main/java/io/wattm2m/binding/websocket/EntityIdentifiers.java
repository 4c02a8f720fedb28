// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.websocket;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.spi.Entity;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is at the other end, by what it sends; identifiers are brought into their SP-relative form. Pure. */
record EntityIdentifiers(Entity cse) {
    private static final int AE = 2;
    private static final Set<String> ASKS_FOR_ONE = Set.of("C", "S", "/S");

    /** The entity that sent a request which was answered like this; empty where it is not known yet. */
    Optional<String> sender(RequestPrimitive request, ResponsePrimitive response) {
        if (!response.status().isSuccess()) {
            return Optional.empty();
        }
        boolean registers = request.operation() == Operation.CREATE && request.resourceType().orElse(0) == AE;
        Optional<String> given = registers ? response.content().flatMap(EntityIdentifiers::assigned) : Optional.empty();
        return given.or(request::from).filter(from -> !ASKS_FOR_ONE.contains(from)).map(this::spRelative)
                .map(this::ownOrRegistrar).filter(entity -> !entity.equals(cse.id()));
    }

    /** {@code /id-in/Cmeter} of {@code Cmeter}, {@code /Smeter} of {@code Smeter}. */
    String spRelative(String identifier) {
        String relative = identifier.startsWith("//") ? identifier.substring(identifier.indexOf('/', 2) + 1)
                : identifier;
        String stem = relative.startsWith(cse.id() + "/") ? relative.substring(cse.id().length() + 1) : relative;
        if (stem.startsWith("/")) {
            return stem;
        }
        return stem.startsWith("S") ? "/" + stem : cse.id() + "/" + stem;
    }

    /** {@code /id-mn} of {@code /id-mn/cse-mn/meter}. */
    static String cseId(String spRelative) {
        int slash = spRelative.indexOf('/', 1);
        return slash < 0 ? spRelative : spRelative.substring(0, slash);
    }

    /** What entities elsewhere send, their CSE passes on. */
    private String ownOrRegistrar(String identifier) {
        return identifier.startsWith(cse.id() + "/") ? identifier : cseId(identifier);
    }

    private static Optional<String> assigned(Content content) {
        return content.value() instanceof Map<?, ?> members && members.get("aei") instanceof String identifier
                ? Optional.of(identifier)
                : Optional.empty();
    }
}
