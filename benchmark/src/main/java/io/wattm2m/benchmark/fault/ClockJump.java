// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** The wall clock of the platform jumps, forward or back, and stays there; libfaketime tells it the time. */
final class ClockJump implements Fault {
    private static final List<Path> PLACES = List.of(Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib/faketime/libfaketimeMT.so.1"), Path.of("/usr/lib64/faketime/libfaketimeMT.so.1"));
    private static final int MOST_MINUTES = 48 * 60;
    private Optional<Path> offset = Optional.empty();

    @Override
    public Optional<String> lack() {
        return library().isPresent() ? Optional.empty() : Optional.of("libfaketime: apt-get install libfaketime");
    }

    @Override
    public Stand stand(Path folder, Stand plain) throws IOException {
        Path file = Files.writeString(folder.resolve("clock"), "+0");
        offset = Optional.of(file);
        // what Java waits for is told by the monotonic clock: that is left as it is, and so is waiting by it, which the
        // library otherwise takes for waiting by the wall clock, so that every wait is over at once
        return plain.with(plain.launch()
                .in(Map.of("LD_PRELOAD", library().orElseThrow().toString(), "FAKETIME_TIMESTAMP_FILE", file.toString(),
                        "FAKETIME_CACHE_DURATION", "1", "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                        "FAKETIME_FORCE_MONOTONIC_FIX", "0")));
    }

    @Override
    public String strike(Victim victim, RandomGenerator random) throws IOException, InterruptedException {
        int minutes = random.nextInt(-MOST_MINUTES, MOST_MINUTES);
        Path file = offset.orElseThrow();
        // by another name first: the platform reads it all the time, and never half of it
        Path fresh = Files.writeString(file.resolveSibling("clock.new"), "%+dm".formatted(minutes));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        TimeUnit.SECONDS.sleep(2);
        return "clock %+d min from the right time".formatted(minutes);
    }

    @Override
    public boolean mayDisturb() {
        return false;
    }

    private static Optional<Path> library() {
        return PLACES.stream().filter(Files::exists).findFirst();
    }
}
