// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line's judgement on recorded files. */
class BacktestTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void recordAHousehold() throws Exception {
        TraceWriter.television(folder.resolve("tv.csv.gz"), 28);
        TraceWriter.refrigerator(folder.resolve("refrigerator.csv"), 28);
    }

    @Test
    void peopleReadWhatEachRuleWouldHaveDone() throws Exception {
        try (PlatformProcess backtest = run("backtest", "tv.csv.gz", "refrigerator.csv", "--price", "150")) {
            assertThat(backtest.exitCode()).as(backtest.errors()).isZero();

            assertThat(backtest.output()).contains("tv.csv.gz: learned from 17 days, judged on the 11 days",
                    "STANDBY: off below 0.5 W", "Its power has two modes, 2.0 W", ", costs ",
                    "refrigerator.csv: learned",
                    "CYCLIC", "never cuts");
        }
    }

    @Test
    void programsReadTheSameAsJson() throws Exception {
        try (PlatformProcess backtest = run("backtest", "--json", "tv.csv.gz", "refrigerator.csv")) {
            assertThat(backtest.exitCode()).as(backtest.errors()).isZero();

            JsonNode plugs = new ObjectMapper().readTree(backtest.output()).get("plugs");
            assertThat(plugs.at("/0/file").asText()).isEqualTo("tv.csv.gz");
            assertThat(plugs.at("/0/state/loadFromW").asDouble()).isBetween(3.0, 70.0);
            assertThat(plugs.at("/0/guarded/standbySavedPercent").asDouble()).isGreaterThan(30);
            assertThat(plugs.at("/0/guarded/wantedMinutesCutPercent").asDouble()).isLessThan(5);
            assertThat(plugs.at("/0/guarded/switchingsPerDay").asDouble()).isBetween(0.5, 6.0);
            assertThat(plugs.at("/0/simple/deadOutletsPerDay").isNumber()).isTrue();
            assertThat(plugs.at("/1/state/kind").asText()).isEqualTo("CYCLIC");
            assertThat(plugs.at("/1/guarded/wantedMinutesCut").asInt()).isZero();
            assertThat(plugs.at("/1/simple/wantedMinutesCutPercent").asDouble()).isGreaterThan(20);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "minute,power_w,samples@2026-03-02T00:00,5.0,60@2026-03-02T00:01,much,60 | bad.csv: line 3: power_w 'much'",
        "minute,power_w,samples | bad.csv holds no minutes",
        "minute,power_w,samples@2026-03-02T00:00,5.0,60 | a backtest takes 4 recorded days, these are 1",
        "time;watts | bad.csv: line 1: the header is not minute,power_w,samples"})
    void aBadFileIsNamedWithItsLine(String text, String fault) throws Exception {
        Files.writeString(folder.resolve("bad.csv"), text.replace('@', '\n'));

        try (PlatformProcess backtest = run("backtest", "bad.csv")) {
            assertThat(backtest.exitCode()).isEqualTo(1);
            assertThat(backtest.errors()).contains(fault).doesNotContain("\tat ");
        }
    }

    @Test
    void aMissingFileAndANonsensicalShareAreRefused() throws Exception {
        try (PlatformProcess missing = run("backtest", "none.csv");
                PlatformProcess share = run("backtest", "tv.csv.gz", "--train", "2")) {
            assertThat(missing.exitCode()).isEqualTo(1);
            assertThat(missing.errors()).contains("there is no file none.csv");
            assertThat(share.exitCode()).isEqualTo(1);
            assertThat(share.errors()).contains("--train 2.0 is not between 0 and 1");
        }
    }

    private PlatformProcess run(String... arguments) throws Exception {
        return PlatformProcess.in(folder).arguments(arguments).start();
    }
}
