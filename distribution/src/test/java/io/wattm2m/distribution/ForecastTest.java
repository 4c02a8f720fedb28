// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line's forecasts of recorded files. */
class ForecastTest {
    @TempDir
    private Path folder;

    @Test
    void peopleReadHowGoodForecastsWouldHaveBeen() throws Exception {
        TraceWriter.television(folder.resolve("tv.csv.gz"), 35);
        TraceWriter.television(folder.resolve("new.csv"), 5);

        try (PlatformProcess forecast = run("forecast", "tv.csv.gz", "new.csv")) {
            assertThat(forecast.exitCode()).as(forecast.errors()).isZero();

            assertThat(forecast.output()).contains("tv.csv.gz: 21 days judged", "chosen day by day",
                    "80 % interval covers", "seasonal naive", "2026-04 will end with",
                    "new.csv: 5 days recorded, too few to judge");
        }
    }

    @Test
    void programsReadTheSameAsJson() throws Exception {
        TraceWriter.refrigerator(folder.resolve("refrigerator.csv"), 35);

        try (PlatformProcess forecast = run("forecast", "--json", "refrigerator.csv")) {
            assertThat(forecast.exitCode()).as(forecast.errors()).isZero();

            JsonNode plug = new ObjectMapper().readTree(forecast.output()).at("/plugs/0");
            assertThat(plug.at("/accuracy/mase").asDouble())
                    .isLessThan(plug.at("/accuracy/seasonalNaiveMase").asDouble());
            assertThat(plug.at("/accuracy/beatsSeasonalNaive").asBoolean()).isTrue();
            assertThat(plug.at("/accuracy/intervalCoveragePercent").asDouble()).isBetween(70.0, 90.0);
            assertThat(plug.at("/accuracy/candidates/0/name").asText()).isEqualTo("seasonal naive");
            assertThat(plug.get("next24Hours")).hasSize(24);
            assertThat(plug.at("/nextHour/start").asText()).isEqualTo("2026-04-06T00:00");
            assertThat(plug.at("/monthEnd/energyWh").asDouble()).isPositive();
        }
    }

    @Test
    void aBadFileIsNamedWithItsLine() throws Exception {
        Files.writeString(folder.resolve("bad.csv"), "minute,power_w,samples\n2026-03-02T00:00,5.0,60\nx,1,1\n");

        try (PlatformProcess forecast = run("forecast", "bad.csv")) {
            assertThat(forecast.exitCode()).isEqualTo(1);
            assertThat(forecast.errors()).contains("bad.csv: line 3: minute 'x'").doesNotContain("\tat ");
        }
    }

    private PlatformProcess run(String... arguments) throws Exception {
        return PlatformProcess.in(folder).arguments(arguments).start();
    }
}
