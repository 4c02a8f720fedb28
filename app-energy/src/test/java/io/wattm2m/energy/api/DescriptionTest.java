// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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
