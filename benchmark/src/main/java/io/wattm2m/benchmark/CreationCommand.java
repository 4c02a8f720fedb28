// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark;

import io.wattm2m.cse.codec.JsonDocuments;
import io.wattm2m.cse.codec.PrimitiveCodec;
import io.wattm2m.cse.primitive.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares creations through the whole write pipeline with what the disk can do, turn by turn. */
@Command(name = "creation", mixinStandardHelpOptions = true, description = "Durable creations next to raw fdatasync.")
final class CreationCommand implements Callable<Integer> {
    private static final Content READING = new Content("m2m:cin", Map.of("cnf", "application/json:0",
            "con", "{\"power\":295.4,\"voltage\":220.4,\"current\":1.34,\"energy\":1.24,\"timestamp\":1739930110}"));

    @Option(names = "--threads", split = ",", description = "how many create at once (default: ${DEFAULT-VALUE})")
    private List<Integer> threads = List.of(1, 16, 64, 256);

    @Option(names = "--seconds", description = "how long each round lasts (default: ${DEFAULT-VALUE})")
    private double seconds = 10;

    @Option(names = "--rounds", description = "how many rounds (default: ${DEFAULT-VALUE})")
    private int rounds = 3;

    @Option(names = "--data", description = "an empty folder on the disk to measure (default: ${DEFAULT-VALUE})")
    private Path data = Path.of("benchmark-data");

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (var files = Files.list(Files.createDirectories(data))) {
            if (files.findAny().isPresent()) {
                System.err.println("benchmark: " + data + " is not empty");
                return 1;
            }
        }
        byte[] bytes = new JsonDocuments().write(PrimitiveCodec.document(READING));
        try (DiskLoad disk = new DiskLoad(data, bytes);
                CreationLoad cse = new CreationLoad(data, READING, Collections.max(threads))) {
            System.out.println("each record has " + bytes.length + " bytes; warming up …");
            compare(disk, cse, Collections.max(threads));
            System.out.println(Comparison.HEAD);
            for (int count : threads) {
                System.out.println(compare(disk, cse, count).line());
            }
        }
        return 0;
    }

    private Comparison compare(DiskLoad disk, CreationLoad cse, int count) throws InterruptedException {
        Load load = new Load(count, Duration.ofNanos((long) (seconds * 1e9)));
        List<Comparison.Round> done = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            Figures single = disk.run(load, 1);
            Figures creations = cse.run(load);
            Figures shared = disk.run(load, count);
            done.add(new Comparison.Round(creations, single, shared));
        }
        return new Comparison(count, done);
    }
}
