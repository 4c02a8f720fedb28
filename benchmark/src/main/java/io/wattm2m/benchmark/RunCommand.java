// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark;

import io.wattm2m.benchmark.scenario.Form;
import io.wattm2m.benchmark.scenario.Report;
import io.wattm2m.benchmark.scenario.Scenario;
import io.wattm2m.benchmark.scenario.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs everything, limits included, and writes what came out of it. */
@Command(name = "run", mixinStandardHelpOptions = true, description = "Everything, next to its limits.")
final class RunCommand implements Callable<Integer> {
    private static final Map<String, Form> FORMS =
            Map.of("short", Form.SHORT, "long", Form.LONG, "tiny", Form.TINY);
    private static final String MICRO = "micro";
    private static final String HEAP_IS = "of the platform where the tree grows; without a size what --jvm allows ";

    @Option(names = "--form", description = "short: minutes, long: an hour (default: ${DEFAULT-VALUE})")
    private String form = "short";

    @Option(names = "--only", split = ",", description = "these scenarios only, e.g. creation,latest,micro")
    private List<String> only = List.of();

    @Option(names = "--clients", split = ",", description = "how many ask at once, instead of 1, 16, 64 and 256")
    private List<Integer> clients = List.of();

    @Option(names = "--containers", split = ",", description = "into how many, instead of 1, 100 and 10,000")
    private List<Integer> containers = List.of();

    @Option(names = "--instances", split = ",", description = "where the tree grows: to how many, e.g. 10000,10000000")
    private List<Integer> instances = List.of();

    @Option(names = "--heap", arity = "0..1", defaultValue = "256m", fallbackValue = "", description = HEAP_IS
            + "(default: ${DEFAULT-VALUE})")
    private String heap = "";

    @Option(names = "--plugs", split = ",", description = "how many plugs report, instead of 1,000 and 10,000")
    private List<Integer> plugs = List.of();

    @Option(names = "--data", description = "an empty folder on the disk to measure (default: ${DEFAULT-VALUE})")
    private Path data = Path.of("benchmark-data");

    @Option(names = "--jvm", description = "options of the platform's JVM (default: ${DEFAULT-VALUE})")
    private Path jvm = Path.of("distribution", "jvm.options");

    @Option(names = "--output", description = "where the report goes (default: ${DEFAULT-VALUE})")
    private Path output = Path.of("benchmark", "RESULTS.md");

    @Override
    public Integer call() throws IOException, InterruptedException, RunnerException {
        Optional<String> mistake = mistake();
        if (mistake.isPresent()) {
            System.err.println("benchmark: " + mistake.get());
            return 1;
        }
        List<String> options = options();
        Report report = new Report(System.out::println);
        report.add("# One run\n\n`run " + asked() + "`, see [README.md](README.md) for what is measured.\n\n"
                + Machine.table(data, options));
        play(report, options);
        if (wanted(MICRO)) {
            report.add(new MicroCommand().table("long".equals(form)));
        }
        report.add("\nLoad average after the run: " + Machine.load());
        Files.writeString(output, report.text());
        return 0;
    }

    private void play(Report report, List<String> options) throws IOException, InterruptedException {
        List<Scenario> scenarios = Scenario.all().stream().filter(scenario -> wanted(scenario.name())).toList();
        if (scenarios.isEmpty()) {
            return;
        }
        Form chosen = Optional.ofNullable(FORMS.get(form)).orElseThrow().with(clients, containers, instances)
                .reporting(plugs).growingIn(heap);
        try (Stage stage = new Stage(chosen, report, data, options)) {
            for (Scenario scenario : scenarios) {
                scenario.play(stage);
            }
        }
    }

    /** What to say to have the same measured again, wherever it is written to. */
    private String asked() {
        List<String> words = new ArrayList<>(List.of("--form", form));
        Map<String, List<?>> lists = new LinkedHashMap<>();
        lists.put("--only", only);
        lists.put("--clients", clients);
        lists.put("--containers", containers);
        lists.put("--instances", instances);
        lists.put("--plugs", plugs);
        lists.forEach((name, chosen) -> {
            if (!chosen.isEmpty()) {
                words.addAll(List.of(name, chosen.stream().map(Object::toString).collect(Collectors.joining(","))));
            }
        });
        words.addAll(List.of("--heap", heap));
        return String.join(" ", words).strip();
    }

    private boolean wanted(String name) {
        return only.isEmpty() || only.contains(name);
    }

    private Optional<String> mistake() throws IOException {
        List<String> names = new ArrayList<>(Scenario.all().stream().map(Scenario::name).toList());
        names.add(MICRO);
        if (!FORMS.containsKey(form)) {
            return Optional.of("--form " + form + " is none of " + FORMS.keySet());
        }
        if (!names.containsAll(only)) {
            return Optional.of("--only " + only + ": there are " + names);
        }
        try (Stream<Path> files = Files.list(Files.createDirectories(data))) {
            return files.findAny().map(file -> data + " is not empty");
        }
    }

    /** One a line; what begins with # is a comment. */
    private List<String> options() throws IOException {
        return !Files.exists(jvm) ? List.of()
                : Files.readAllLines(jvm).stream().map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
    }
}
