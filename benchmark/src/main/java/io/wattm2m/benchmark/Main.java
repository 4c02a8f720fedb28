// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark;

import io.wattm2m.benchmark.fault.FaultsCommand;
import io.wattm2m.benchmark.limit.BareCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the benchmarks. */
@Command(name = "benchmark", mixinStandardHelpOptions = true, subcommands = {BareCommand.class, RunCommand.class,
    MicroCommand.class, TracesCommand.class, FaultsCommand.class}, synopsisSubcommandLabel = "COMMAND")
public final class Main {
    private Main() {}

    /** Exit code 0 after a run, 1 after a failure, 2 for a misspelt command line. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }
}
