// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.benchmark.micro.AccessBenchmark;
import io.wattm2m.benchmark.micro.AddressBenchmark;
import io.wattm2m.benchmark.micro.CodecBenchmark;
import io.wattm2m.benchmark.micro.DiscoveryBenchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;

/** Each benchmark once and as small as can be, so that none of them rots; how long it takes is nobody's business here. */
class BenchmarksRunTest {

    @ParameterizedTest
    @ValueSource(classes = {CodecBenchmark.class, AddressBenchmark.class, DiscoveryBenchmark.class,
        AccessBenchmark.class})
    void aBenchmarkRuns(Class<?> benchmark) throws RunnerException {
        // another run on this machine does no harm to one whose times do not matter
        System.setProperty("jmh.ignoreLock", "true");
        Options once = new OptionsBuilder().include(benchmark.getName() + "\\..*").mode(Mode.SingleShotTime).forks(0)
                .warmupIterations(0).measurementIterations(1).shouldFailOnError(true).verbosity(VerboseMode.SILENT)
                .param("containers", "10").param("rules", "2").build();

        Collection<RunResult> results = new Runner(once).run();

        assertThat(results).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void thePlatformIsLoadedNextToItsLimits(@TempDir Path folder) {
        Path report = folder.resolve("RESULTS.md");

        int exitCode =
                run("--form", "tiny", "--only", "creation,discovery,subscribers,growth,pipeline,plugs,nodes", "--data",
                        folder.resolve("data").toString(), "--output", report.toString());

        assertThat(exitCode).isZero();
        assertThat(report).content().contains("| HTTP | 3 | 2 |", "| HTTP | 10 by label of 10 | 1 |",
                "| as fast as they can | 3 | 36 |", "| PostgreSQL, shared | 2 | creation |",
                "| discovery | 40 |", "| before |", "commit");
    }

    @Test
    void tracesOfAFolderAreJudged(@TempDir Path folder) throws IOException {
        Path report = folder.resolve("traces.md");
        LocalDateTime begin = LocalDateTime.parse("2026-03-02T00:00");
        // a television in the evening, of four weeks
        Files.write(folder.resolve("tv.csv"), Stream.concat(Stream.of("minute,power_w,samples"),
                IntStream.range(0, 28 * 1440).mapToObj(minute -> begin.plusMinutes(minute) + ","
                        + (minute % 1440 > 1110 && minute % 1440 < 1350 ? 80 + minute % 7 : 2) + ",60"))
                .toList());

        assertThat(judge(folder.toString(), "--output", report.toString())).isZero();

        assertThat(report).content().containsPattern("\\| tv \\| 11 \\| [3-9]\\d\\.\\d \\| 0\\.0 \\|");
    }

    @Test
    void aFolderWithoutTracesIsRefused(@TempDir Path folder) {
        assertThat(judge(folder.toString())).isEqualTo(1);
    }

    @Test
    void aFolderThatIsInUseIsLeftAlone(@TempDir Path folder) {
        assertThat(run("--data", folder.getParent().toString())).isEqualTo(1);
    }

    @Test
    void aScenarioThatIsNotThereIsRefused(@TempDir Path folder) {
        assertThat(run("--only", "nothing", "--data", folder.toString())).isEqualTo(1);
    }

    private static int judge(String... arguments) {
        return new CommandLine(new TracesCommand()).execute(arguments);
    }

    private static int run(String... arguments) {
        return new CommandLine(new RunCommand()).execute(arguments);
    }
}
