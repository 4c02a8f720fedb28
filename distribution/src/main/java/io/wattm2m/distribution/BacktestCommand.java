// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.energy.control.Backtest;
import io.wattm2m.energy.measure.MinuteTrace;
import io.wattm2m.energy.state.StandbyWaste;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what automatic control would have done on recorded traces. */
@Command(name = "backtest", mixinStandardHelpOptions = true, description = {
    "What automatic control would have done on recorded traces.",
    "",
    "Of each file the first days teach which power is standby and when the appliance is used; the other days, unseen,"
            + " judge two rules:",
    "  simple   on in hours of the week with at least half of the minutes in use, else off",
    "  guarded  off only in standby, when idle and unlikely to be used; never what runs by itself or all the time",
    "",
    "standby saved      share of the standby energy that the rule saves",
    "wanted cut         share of the minutes in use that meet a dead outlet, if nobody switches it on by hand",
    "switchings/day     on and off counted together",
    "dead outlets/day   uses that meet a dead outlet"})
final class BacktestCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "CSV or CSV.gz: minute,power_w,samples")
    private List<Path> files = List.of();

    @Option(names = "--train", paramLabel = "SHARE", description = "of the days, to learn from (default: 0.6)")
    private double trainedShare = Backtest.TRAINED_SHARE;

    @Option(names = "--price", paramLabel = "AMOUNT", description = "of a kWh, to show what standby costs")
    private BigDecimal price = BigDecimal.ZERO;

    @Option(names = "--json", description = "one JSON document instead of text")
    private boolean json;

    @Override
    public Integer call() {
        if (!(trainedShare > 0 && trainedShare < 1)) {
            throw new StartFailure("--train " + trainedShare + " is not between 0 and 1");
        }
        List<BacktestReport> reports = files.stream().map(this::report).toList();
        if (json) {
            System.out.println(Documents.write(new Plugs(reports)));
        } else {
            reports.forEach(report -> System.out.println(report.text()));
        }
        return 0;
    }

    private BacktestReport report(Path file) {
        MinuteTrace trace = TraceFile.read(file);
        try {
            Backtest backtest = Backtest.of(trace, trainedShare);
            return BacktestReport.of(file.toString(), backtest, StandbyWaste.of(trace, backtest.state(), price));
        } catch (IllegalArgumentException fault) {
            throw new StartFailure(file + ": " + fault.getMessage(), fault);
        }
    }

    private record Plugs(List<BacktestReport> plugs) {}
}
