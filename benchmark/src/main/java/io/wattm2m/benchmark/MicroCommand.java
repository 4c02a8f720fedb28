// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the JMH benchmarks, each in a process of its own. */
@Command(name = "micro", mixinStandardHelpOptions = true, description = "JMH, in microseconds an operation.")
final class MicroCommand implements Callable<Integer> {
    private static final int WARM_UPS = 3;
    private static final int MEASUREMENTS = 5;
    private static final long SHORT_MILLIS = 200;

    @Parameters(paramLabel = "REGEX", description = "which benchmarks; all by default")
    private List<String> include = List.of(".*");

    @Option(names = "--seconds", description = "how long each iteration lasts (default: ${DEFAULT-VALUE})")
    private int seconds = 1;

    @Override
    public Integer call() throws RunnerException {
        var _ = run(TimeValue.seconds(seconds));
        return 0;
    }

    /** All of them, for the report. */
    String table(boolean thoroughly) throws RunnerException {
        return run(thoroughly ? TimeValue.seconds(seconds) : TimeValue.milliseconds(SHORT_MILLIS)).stream()
                .map(MicroCommand::line).collect(Collectors.joining("\n", """

                        ## Micro-benchmarks

                        JMH, microseconds an operation and the error of 99.9 %, on one thread, on a store in memory.

                        | benchmark | with | µs/op | ± |
                        |---|---|---:|---:|
                        """, ""));
    }

    private Collection<RunResult> run(TimeValue time) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder().mode(Mode.AverageTime).timeUnit(TimeUnit.MICROSECONDS)
                .forks(1).warmupIterations(WARM_UPS).warmupTime(time).measurementIterations(MEASUREMENTS)
                .measurementTime(time).shouldFailOnError(true);
        include.forEach(options::include);
        return new Runner(options.build()).run();
    }

    private static String line(RunResult result) {
        String parameters = result.getParams().getParamsKeys().stream()
                .map(key -> result.getParams().getParam(key) + " " + key).collect(Collectors.joining(", "));
        return String.format(Locale.ROOT, "| `%s` | %s | %,.1f | %,.1f |",
                result.getParams().getBenchmark().replaceFirst(".*\\.(\\w+\\.\\w+)$", "$1"), parameters,
                result.getPrimaryResult().getScore(), result.getPrimaryResult().getScoreError());
    }
}
