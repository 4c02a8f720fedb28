// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import io.wattm2m.cse.spi.StartFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The command line: starts the platform, or one of its parts alone. */
@Command(name = "wattm2m", mixinStandardHelpOptions = true, version = Main.VERSION, subcommands = {
    BackupCommand.class, BacktestCommand.class, EnergyCommand.class, ForecastCommand.class, PasswordResetCommand.class,
    RehearseCommand.class, ReplayCommand.class, RestoreCommand.class, SimulateCommand.class, TokenCommand.class,
    UnsealCommand.class})
public final class Main extends StartCommand {
    static final String VERSION = "WattM2M 0.1.0";

    private Main() {}

    /** Exit code 0 after a clean stop, 1 where something has to be put right first, 2 for a misspelt command line. */
    public static void main(String[] arguments) {
        CommandLine commandLine = commandLine(arguments);
        commandLine.setExecutionExceptionHandler((failure, command, result) -> explain(failure));
        System.exit(commandLine.execute(arguments));
    }

    /** A start that asks for nothing else does not wait until all other commands have been described. */
    private static CommandLine commandLine(String... arguments) {
        CommandLine start = new CommandLine(new StartCommand());
        try {
            start.parseArgs(arguments);
            return start;
        } catch (ParameterException e) {
            return new CommandLine(new Main());
        }
    }

    private static int explain(Exception failure) throws Exception {
        if (!(failure instanceof StartFailure)) {
            throw failure;
        }
        System.err.println("wattm2m: " + failure.getMessage());
        return 1;
    }
}
