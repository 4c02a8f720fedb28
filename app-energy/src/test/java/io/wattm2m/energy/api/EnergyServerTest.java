// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.cse.spi.StartFailure;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnergyServerTest {
    private final RunningServer server = RunningServer.withGuests();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void everyAnswerProtectsTheBrowser() {
        for (String path : List.of("/", "/api/devices", "/health", "/nothing.js")) {
            assertThat(server.get(path).headers().firstValue("Content-Security-Policy").orElse(""))
                    .startsWith("default-src 'self'");
            assertThat(server.get(path).headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        }
    }

    @ParameterizedTest
    @CsvSource({"/, no-cache", "/index.html, no-cache", "/device/kettle, no-cache",
        "/assets/app-1f2e3d.js, 'public, max-age=31536000, immutable'"})
    void theDashboardIsServedWithFittingCacheHeaders(String path, String caching) {
        HttpResponse<String> response = server.get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains(path.endsWith(".js") ? "kettle" : "<title>");
        assertThat(response.headers().allValues("Cache-Control")).containsExactly(caching);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/none.js", "/../logback-test.xml", "/%2e%2e/logback-test.xml"})
    void whatIsNoFileOfTheDashboardIsNotServed(String path) {
        HttpResponse<String> response = server.get(path);

        assertThat(response.statusCode()).isBetween(400, 499);
        assertThat(response.headers().firstValue("Cache-Control").orElse("")).doesNotContain("immutable");
    }

    @Test
    void healthAnswers() {
        assertThat(server.get("/health").body()).contains("\"status\":\"up\"");
    }

    @Test
    void aPortInUseIsAClearStartFailure() {
        InetSocketAddress taken = new InetSocketAddress("127.0.0.1", server.server.address().getPort());

        assertThatThrownBy(() -> EnergyServer.start(taken, server.household(Clock.systemUTC()),
                RoutineFixture.of(server.devices, Clock.systemUTC()), server.people.door, server.people.residents))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("port " + taken.getPort()).hasMessageContaining("energy.port");
    }
}
