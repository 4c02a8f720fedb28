// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.api.Page.Part;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.net.URI;

/** Says of a part of a list how long the whole is ({@code X-Total-Count}), and where it goes on. Thread-safe. */
final class PageHeaders implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Part<?> part) {
            response.getHeaders().putSingle("X-Total-Count", part.total());
            if (part.next() < part.total()) {
                URI next = request.getUriInfo().getRequestUriBuilder().replaceQueryParam("offset", part.next()).build();
                response.getHeaders().putSingle("Link",
                        "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"");
            }
        }
    }
}
