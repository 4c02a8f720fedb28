// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.benchmark.fault.FaultsCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The short form: each fault but jumps of the clock once, by a seed that is printed. In CI none may be left out. */
class FaultsRunTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"kill", "stall", "full-disk", "slow-disk", "broker", "database"})
    void nothingAcknowledgedIsLostAndEverybodyIsToldAndServedAgain(String fault) {
        assertThat(run("--rounds", "1", "--only", fault)).as("see what is printed").isZero();
    }

    @Test
    void aFaultThatIsNotThereIsRefused() {
        assertThat(run("--only", "nothing")).isEqualTo(2);
    }

    private int run(String... words) {
        List<String> arguments = new ArrayList<>(List.of("--data", folder.toString(), "--clients", "2"));
        arguments.addAll(List.of(words));
        if ("true".equals(System.getenv("CI"))) {
            arguments.add("--strict");
        }
        return new CommandLine(new FaultsCommand()).execute(arguments.toArray(String[]::new));
    }
}
