// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.people.FrontDoor;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response.Status.Family;
import java.lang.reflect.Method;
import java.util.Optional;

/**
 * Writes down what {@link Noted} says, durably before it is answered; what is only answered again is not. Thread-safe.
 */
final class JournalFilter implements ContainerResponseFilter {
    private final ResourceInfo route;
    private final FrontDoor door;

    @Inject
    JournalFilter(@Context ResourceInfo route, FrontDoor door) {
        this.route = route;
        this.door = door;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatusInfo().getFamily() != Family.SUCCESSFUL
                || response.getHeaders().containsKey(RepeatFilter.REPLAYED)) {
            return;
        }
        Optional.ofNullable(route.getResourceMethod()).map((Method method) -> method.getAnnotation(Noted.class))
                .ifPresent(noted -> door.logs().journal().note(Visitor.of(request.getSecurityContext()).id(),
                        filled(noted.value(), request.getUriInfo().getPathParameters())));
    }

    private static String filled(String text, MultivaluedMap<String, String> parameters) {
        String filled = text;
        for (String name : parameters.keySet()) {
            filled = filled.replace("{" + name + "}", parameters.getFirst(name));
        }
        return filled;
    }
}
