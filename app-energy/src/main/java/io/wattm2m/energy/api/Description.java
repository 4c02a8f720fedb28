// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static java.util.Objects.requireNonNullElseGet;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.wattm2m.energy.api.Problems.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Describes the interface by OpenAPI 3.1, from the routes as they are. Pure. */
final class Description {
    private static final String BEARER = "bearer";
    private static final String COOKIE = "cookie";

    static { // Swagger keeps its converters for the whole process
        ModelConverters.getInstance(true)
                .addConverter(new ModelResolver(Json31.mapper(), new SchemaNames()).openapi31(true));
    }

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
        described.getComponents().getSchemas().remove(Page.class.getSimpleName());
        ModelConverters.getInstance(true).read(Problem.class).forEach(described.getComponents()::addSchemas);
        try {
            return Json31.mapper().writeValueAsString(described);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the interface cannot be described", e);
        }
    }

    private static void complete(String path, PathItem item) {
        boolean isOpen = path.startsWith("/api/auth/") && !path.matches("/api/auth/(me|password|keys.*)")
                || path.equals("/health") || path.equals("/api/homes/accept") || path.startsWith("/docs");
        if (item.getGet() != null && item.getGet().getRequestBody() != null) { // that is what it takes a Page for
            item.getGet().requestBody(null).addParametersItem(number("limit", Page.USUAL, 1, Page.MOST))
                    .addParametersItem(number("offset", 0, 0, Integer.MAX_VALUE));
        }
        for (Operation operation : item.readOperations()) {
            operation.addTagsItem(tag(path));
            operation.setResponses(responses(
                    requireNonNullElseGet(operation.getResponses().get(ApiResponses.DEFAULT), ApiResponse::new)));
            if (!isOpen) {
                operation.security(List.of(new SecurityRequirement().addList(BEARER),
                        new SecurityRequirement().addList(COOKIE)));
            }
        }
    }

    private static Parameter number(String name, int otherwise, int least, int most) {
        IntegerSchema schema = new IntegerSchema();
        schema.setTypes(Set.of("integer"));
        schema.setDefault(otherwise);
        return new QueryParameter().name(name).schema(
                schema.minimum(BigDecimal.valueOf(least)).maximum(BigDecimal.valueOf(most)));
    }

    /** What is said where all goes well, and a problem where it does not; some methods decide which success it is. */
    private static ApiResponses responses(ApiResponse success) {
        boolean isTold = success.getContent() != null
                && success.getContent().values().stream().anyMatch(content -> content.getSchema() != null);
        return new ApiResponses().addApiResponse(isTold ? "200" : "2XX", success.description("success"))
                .addApiResponse("default", new ApiResponse().description("a problem")
                        .content(new Content().addMediaType(Problems.PROBLEM.toString(), new MediaType()
                                .schema(new Schema<>().$ref("#/components/schemas/Problem")))));
    }

    /** The first word of the path that says anything. */
    private static String tag(String path) {
        String[] words = path.substring(1).split("/");
        return (words[0].equals("api") && words.length > 1 ? words[1] : words[0]).toLowerCase(Locale.ROOT);
    }
}
