// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Describes the interface by OpenAPI 3.1, from the routes as they are. Pure. */
final class Description {
    private static final String BEARER = "bearer";
    private static final String COOKIE = "cookie";

    private Description() {}

    /** The description as JSON. */
    static String of(Set<Class<?>> routes) {
        OpenAPI api = new OpenAPI().info(new Info().title("WattM2M energy").version("0.1")
                .description("Failures are problem documents (RFC 9457). Units: W, Wh, V, A.")
                .license(new License().name("EPL-2.0").identifier("EPL-2.0")))
                .components(new Components()
                        .addSecuritySchemes(BEARER, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme(BEARER))
                        .addSecuritySchemes(COOKIE, new SecurityScheme().type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.COOKIE).name(Entrance.ACCESS_COOKIE)));
        SwaggerConfiguration configuration = new SwaggerConfiguration().openAPI(api).openAPI31(true);
        OpenAPI described = new Reader(configuration).read(routes);
        described.getPaths().forEach(Description::complete);
        try {
            return Json31.mapper().writeValueAsString(described);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the interface cannot be described", e);
        }
    }

    private static void complete(String path, PathItem item) {
        boolean isOpen = path.startsWith("/api/auth/") && !path.matches("/api/auth/(me|password|keys.*)")
                || path.equals("/health") || path.equals("/api/homes/accept") || path.startsWith("/docs");
        for (Operation operation : item.readOperations()) {
            operation.addTagsItem(tag(path));
            if (!isOpen) {
                operation.security(List.of(new SecurityRequirement().addList(BEARER),
                        new SecurityRequirement().addList(COOKIE)));
            }
        }
    }

    /** The first word of the path that says anything. */
    private static String tag(String path) {
        String[] words = path.substring(1).split("/");
        return (words[0].equals("api") && words.length > 1 ? words[1] : words[0]).toLowerCase(Locale.ROOT);
    }
}
