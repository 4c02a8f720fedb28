// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark;

import io.wattm2m.benchmark.process.JvmProcess;
import io.wattm2m.benchmark.wire.Documents;
import io.wattm2m.cse.codec.JsonDocuments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What automatic control and the forecasts are worth on all recorded traces of a folder, by the product's commands. */
@Command(name = "traces", mixinStandardHelpOptions = true, description = {
    "What automatic control and forecasts are worth on recorded traces.",
    "",
    "Each file is CSV or CSV.gz with minute,power_w,samples."})
final class TracesCommand implements Callable<Integer> {
    private static final String PLATFORM = "io.wattm2m.distribution.Main";
    private static final JsonDocuments JSON = new JsonDocuments();

    @Parameters(paramLabel = "FOLDER", description = "with traces and nothing else")
    private Path folder = Path.of(".");

    @Option(names = "--output", description = "where the report goes, beside the screen")
    private Path output = Path.of("traces.md");

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> files = files();
        if (files.isEmpty()) {
            System.err.println("benchmark: " + folder + " holds no .csv or .csv.gz");
            return 1;
        }
        List<?> control = plugs("backtest", files);
        List<?> forecasts = plugs("forecast", files);
        List<String> lines = new ArrayList<>(List.of("""
                # Recorded traces

                `traces FOLDER`: what `./wattm2m backtest` and `./wattm2m forecast` tell of each file. *Saved* is the
                share of the standby energy, *cut* that of the minutes in use; *covers* is what the 80 % interval does.

                | plug | judged days | guarded: saved % | cut % | switchings a day | simple: saved % | cut % | MASE \
                | seasonal naive | covers % |
                |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|"""));
        IntStream.range(0, files.size()).mapToObj(at -> row(control.get(at), forecasts.get(at))).forEach(lines::add);
        lines.forEach(System.out::println);
        Files.write(output, lines);
        return 0;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(Path::toString).filter(name -> name.matches(".*\\.csv(\\.gz)?")).sorted().toList();
        }
    }

    /** What a command of the platform tells, in the order of the files. */
    private static List<?> plugs(String command, List<String> files) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(command, "--json"));
        words.addAll(files);
        Path told = Files.createTempFile("traces", ".json");
        try (JvmProcess process = JvmProcess.start(List.of(), PLATFORM, words, told)) {
            int exitCode = process.await();
            if (exitCode != 0) {
                throw new IOException(command + " ended with " + exitCode + ": " + Files.readString(told));
            }
            return Documents.list(JSON.read(Files.readAllBytes(told)), "plugs");
        } finally {
            Files.delete(told);
        }
    }

    private static String row(Object control, Object forecast) {
        String file = Documents.at(control, "file").map(String::valueOf).orElse("");
        return String.format(Locale.ROOT, "| %s | %d | %.1f | %.1f | %.1f | %.1f | %.1f | %.3f | %.3f | %.1f |",
                Path.of(file).getFileName().toString().replaceFirst("\\.csv.*", ""),
                Documents.number(control, "judgedDays"), number(control, "guarded", "standbySavedPercent"),
                number(control, "guarded", "wantedMinutesCutPercent"), number(control, "guarded", "switchingsPerDay"),
                number(control, "simple", "standbySavedPercent"),
                number(control, "simple", "wantedMinutesCutPercent"), number(forecast, "accuracy", "mase"),
                number(forecast, "accuracy", "seasonalNaiveMase"),
                number(forecast, "accuracy", "intervalCoveragePercent"));
    }

    /** The figure, NaN where the trace is too short for it. */
    private static double number(Object document, String part, String name) {
        return Documents.at(document, part, name).filter(Number.class::isInstance).map(Number.class::cast)
                .map(Number::doubleValue).orElse(Double.NaN);
    }
}
