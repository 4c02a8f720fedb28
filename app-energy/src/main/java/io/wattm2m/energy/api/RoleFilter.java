// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.people.Refusal;
import io.wattm2m.energy.people.Role;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.annotation.Annotation;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Lets through whom {@link Admits} admits, and tells the route who it is. Thread-safe. */
@Priority(Priorities.AUTHORIZATION)
final class RoleFilter implements ContainerRequestFilter {
    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private final Provider<Request> requests;
    private final ResourceInfo route;
    private final Homes homes;

    @Inject
    RoleFilter(Provider<Request> requests, @Context ResourceInfo route, Homes homes) {
        this.requests = requests;
        this.route = route;
        this.homes = homes;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Visitor visitor = Guard.visitor(requests.get());
        request.setSecurityContext(new Known(visitor));
        Optional<Admits> rule = annotation(Admits.class);
        Role needed = rule.map(Admits::value)
                .orElse(READING.contains(request.getMethod()) ? Role.VIEWER : Role.MEMBER);
        Sight sight = new Sight(visitor, needed, homes, Sight.home(requests.get()));
        sight.remember(requests.get());
        if (rule.filter(Admits::everybody).isPresent()) {
            return;
        }
        if (visitor.role().isEmpty()) {
            throw Refusal.unproven("log in first");
        }
        if (!sight.isOfTheInstallation() && !isOpenToHomes(needed, sight)) {
            throw Refusal.forbidden("this is for " + needed.spoken() + "; you are "
                    + visitor.role().orElseThrow().spoken());
        }
        sight.requireHome();
    }

    private boolean isOpenToHomes(Role needed, Sight sight) {
        return needed != Role.OWNER && annotation(OfHomes.class).filter(OfHomes::value).isPresent()
                && sight.isOfAHome();
    }

    private <A extends Annotation> Optional<A> annotation(Class<A> type) {
        return Optional.ofNullable(route.getResourceMethod().getAnnotation(type))
                .or(() -> Optional.ofNullable(route.getResourceClass().getAnnotation(type)));
    }

    private record Known(Visitor visitor) implements SecurityContext {
        @Override
        public Principal getUserPrincipal() {
            return visitor;
        }

        @Override
        public boolean isUserInRole(String role) {
            return visitor.isAtLeast(Role.named(role));
        }

        @Override
        public boolean isSecure() {
            return false;
        }

        @Override
        public @Nullable String getAuthenticationScheme() {
            return null;
        }
    }
}
