// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.energy.forecast.DayAhead;
import io.wattm2m.energy.forecast.HourlySeries;
import io.wattm2m.energy.forecast.MonthEnd;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows how good forecasts on recorded traces would have been, and what they say of the next day. */
@Command(name = "forecast", mixinStandardHelpOptions = true, description = {
    "How good forecasts on recorded traces would have been.",
    "",
    "From the 15th recorded day on, each day is forecast from what was known at its midnight, by the forecaster that"
            + " had been best until then.",
    "",
    "MASE      mean absolute error of an hour over that of \"as a week ago\" in the whole trace",
    "wMAPE     sum of the absolute errors over the energy",
    "coverage  share of the hours within the 80 % interval"})
final class ForecastCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "CSV or CSV.gz: minute,power_w,samples")
    private List<Path> files = List.of();

    @Option(names = "--json", description = "one JSON document instead of text")
    private boolean json;

    @Override
    public Integer call() {
        List<ForecastReport> reports = files.stream().map(ForecastCommand::report).toList();
        if (json) {
            System.out.println(Documents.write(new Plugs(reports)));
        } else {
            reports.forEach(report -> System.out.println(report.text()));
        }
        return 0;
    }

    private static ForecastReport report(Path file) {
        HourlySeries series = HourlySeries.of(TraceFile.read(file));
        try {
            return ForecastReport.of(file.toString(), series.recordedDays(), new DayAhead(series), MonthEnd.of(series));
        } catch (IllegalArgumentException fault) {
            throw new StartFailure(file + ": " + fault.getMessage(), fault);
        }
    }

    private record Plugs(List<ForecastReport> plugs) {}
}
