// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.fault;

import io.wattm2m.benchmark.fault.Fault.Kind;
import io.wattm2m.benchmark.process.Launch;
import io.wattm2m.benchmark.process.Platform;
import io.wattm2m.benchmark.wire.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Does faults to a platform under load, and says after each whether everything that was acknowledged is there. */
@Command(name = "faults", mixinStandardHelpOptions = true, description = "Faults, under load.")
public final class FaultsCommand implements Callable<Integer> {
    private static final int SEEDS = 1_000_000;

    @Option(names = "--rounds", description = "of each kind of fault (default: ${DEFAULT-VALUE})")
    private int rounds = 10;

    @Option(names = "--seed", description = "of the first round; each further one has the next (default: by chance)")
    private int seed = RandomGenerator.getDefault().nextInt(SEEDS);

    @Option(names = "--only", split = ",", description = "these kinds of fault only, e.g. kill,clock")
    private List<String> only = List.of();

    @Option(names = "--clients", description = "how many there are of each protocol (default: ${DEFAULT-VALUE})")
    private int clients = 4;

    @Option(names = "--data", description = "an empty folder on the disk to use (default: a temporary one)")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--jvm", split = " ", description = "options of the platform's JVM")
    private List<String> options = List.of("-XX:TieredStopAtLevel=1");

    @Option(names = "--rehearse", description = "has the JVM remember what a start loads, as ./run does")
    private boolean rehearse;

    @Option(names = "--strict", description = "fails where a fault cannot be done on this machine")
    private boolean strict;

    private final List<String> bad = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> names = Fault.kinds().stream().map(Kind::name).toList();
        if (!new HashSet<>(names).containsAll(only)) {
            System.err.println("benchmark: --only " + only + ": there are " + names);
            return 2;
        }
        Path folder = data.isPresent() ? Files.createDirectories(data.get()) : Files.createTempDirectory("faults");
        System.out.println("faults --rounds " + rounds + " --seed " + seed + ", data in " + folder.toAbsolutePath());
        if (rehearse && Platform.rehearse(options, folder.resolve("start.aot").toAbsolutePath())) {
            options = Stream.concat(options.stream(), Stream.of("-XX:AOTCache=" + folder.resolve("start.aot")
                    .toAbsolutePath())).toList();
        }
        for (Kind kind : Fault.kinds()) {
            if (only.isEmpty() || only.contains(kind.name())) {
                play(kind, Files.createDirectory(folder.resolve(kind.name())).toAbsolutePath());
            }
        }
        bad.forEach(System.out::println);
        return bad.isEmpty() ? 0 : 1;
    }

    private void play(Kind kind, Path folder) throws IOException, InterruptedException {
        try (Fault fault = kind.maker().make()) {
            Optional<String> lack = fault.lack();
            if (lack.isPresent()) {
                String line = kind.name() + ": left out, this machine lacks " + lack.get();
                System.out.println(line);
                bad.addAll(strict ? List.of(line) : List.of());
                return;
            }
            Stand plain = new Stand(Launch.of(options, folder.resolve("data")), wires());
            try (Scene scene = Scene.open(fault, fault.stand(folder, plain))) {
                play(kind.name(), scene);
            }
        }
    }

    private void play(String name, Scene scene) throws IOException, InterruptedException {
        List<Outcome> outcomes = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Outcome outcome = scene.play(seed + round);
            System.out.printf("%s %d/%d seed %d: %s%n", name, round + 1, rounds, seed + round, outcome.line());
            outcomes.add(outcome);
            if (!outcome.problems().isEmpty()) {
                bad.add(name + " with seed " + (seed + round) + ": " + outcome.problems());
                return; // what follows would only be a consequence
            }
        }
        scene.wholeTree().forEach(problem -> bad.add(name + ", all rounds: " + problem));
        System.out.println(name + ": " + Summary.of(outcomes).line());
    }

    private List<Wire> wires() {
        List<Wire> wires = new ArrayList<>(Collections.nCopies(clients, Wire.HTTP));
        wires.addAll(Collections.nCopies(clients, Wire.MQTT));
        return wires;
    }
}
