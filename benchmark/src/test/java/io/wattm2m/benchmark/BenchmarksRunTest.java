// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collection;
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
    void creationsAreComparedWithTheDisk(@TempDir Path folder) {
        CommandLine commandLine = new CommandLine(new CreationCommand());

        int exitCode = commandLine.execute("--threads", "1,3", "--seconds", "0.001", "--rounds", "1",
                "--data", folder.toString());

        assertThat(exitCode).isZero();
        assertThat(folder.resolve("appended")).isNotEmptyFile();
    }

    @Test
    void aFolderThatIsInUseIsLeftAlone(@TempDir Path folder) {
        CommandLine commandLine = new CommandLine(new CreationCommand());

        assertThat(commandLine.execute("--data", folder.getParent().toString())).isEqualTo(1);
    }
}
