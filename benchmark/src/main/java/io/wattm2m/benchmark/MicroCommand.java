// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
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

    @Parameters(paramLabel = "REGEX", description = "which benchmarks; all by default")
    private List<String> include = List.of(".*");

    @Option(names = "--seconds", description = "how long each iteration lasts (default: ${DEFAULT-VALUE})")
    private int seconds = 1;

    @Override
    public Integer call() throws RunnerException {
        TimeValue time = TimeValue.seconds(seconds);
        ChainedOptionsBuilder options = new OptionsBuilder().mode(Mode.AverageTime).timeUnit(TimeUnit.MICROSECONDS)
                .forks(1).warmupIterations(WARM_UPS).warmupTime(time).measurementIterations(MEASUREMENTS)
                .measurementTime(time).shouldFailOnError(true);
        include.forEach(options::include);
        new Runner(options.build()).run();
        return 0;
    }
}
