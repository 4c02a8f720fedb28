// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The description of the interface, and that every route is one that somebody is kept out of on purpose. */
class DescriptionTest {

    @Test
    void theDescriptionIsOpenApi31AndHasEveryRoute() throws Exception {
        JsonNode api = new ObjectMapper().readTree(Description.of(Routes.ALL));

        assertThat(api.path("openapi").asText()).startsWith("3.1");
        assertThat(api.path("paths").properties()).extracting(java.util.Map.Entry::getKey).contains(
                "/api/auth/login", "/api/devices/power/control", "/api/power/summary", "/devices/{deviceId}/state",
                "/api/device_mac/{device_id}/ai-control", "/health", "/models/reload");
        assertThat(api.at("/paths/~1api~1devices/get/security")).isNotEmpty();
        assertThat(api.at("/paths/~1api~1auth~1login/post/security").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"/api/schedules, post, deviceIds", "/api/ai/{deviceId}, put, mode",
        "/api/virtual-meters/{id}, put, added",
        "/api/programmes/{id}/applications, post, text", "/api/alerts/rules, post, threshold",
        "/api/incentives/rules/{id}, put, perKwh", "/api/reports/plan, put, mailTo",
        "/api/devices/power/control, post, power"})
    void documentsOfTheSameNameAreToldApart(String path, String method, String member) throws Exception {
        JsonNode api = new ObjectMapper().readTree(Description.of(Routes.ALL));

        String schema = api.path("paths").path(path).path(method)
                .at("/requestBody/content/application~1json/schema/$ref").asText();

        assertThat(api.at(schema.substring(1)).path("properties").has(member)).as(schema).isTrue();
    }

    @Test
    void listsInPartsAreAskedForByParametersAndFailuresAreProblems() throws Exception {
        JsonNode api = new ObjectMapper().readTree(Description.of(Routes.ALL));
        JsonNode alerts = api.at("/paths/~1api~1alerts/get");

        assertThat(alerts.path("requestBody").isMissingNode()).isTrue();
        assertThat(alerts.path("parameters")).anySatisfy(parameter -> {
            assertThat(parameter.path("name").asText()).isEqualTo("limit");
            assertThat(parameter.at("/schema/maximum").asInt()).isEqualTo(500);
        });
        assertThat(alerts.at("/responses/200/content/application~1json/schema/type").asText()).isEqualTo("array");
        assertThat(alerts.at("/responses/default/content/application~1problem+json/schema/$ref").asText())
                .isEqualTo("#/components/schemas/Problem");
        assertThat(api.at("/components/schemas/Problem/properties").has("detail")).isTrue();
        assertThat(api.at("/paths/~1api~1schedules/post/responses").has("2XX")).isTrue();
    }

    @Test
    void onlyComingHealthAndTheDescriptionAreOpenToEverybody() {
        Stream<Class<?>> open = Routes.ALL.stream().filter(route -> Stream.concat(Stream.of(route),
                Arrays.stream(route.getDeclaredMethods())).map(part -> part.getAnnotation(Admits.class))
                .anyMatch(rule -> rule != null && rule.everybody()));

        assertThat(open).containsExactlyInAnyOrder(AcceptanceResource.class, AuthResource.class, DocsResource.class,
                HealthResource.class);
        assertThat(Routes.ALL).allMatch(route -> route.isAnnotationPresent(Path.class));
    }
}
