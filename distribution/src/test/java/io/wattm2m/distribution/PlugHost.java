// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.testing.ExternalTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The firmware as a program: a plug named {@code lamp} whose simulated time runs sixty times as fast as ours. For one
 * thread.
 */
final class PlugHost implements AutoCloseable {
    private static final Path SOURCES = Path.of("..", "firmware").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration BUILDING = Duration.ofMinutes(5);
    private final Path program;
    private final Path folder;
    private final List<String> options;
    private Optional<ToolProcess> running = Optional.empty();

    PlugHost(Path program, Path folder, String... options) {
        this.program = program;
        this.folder = folder;
        this.options = List.of(options);
    }

    /** Builds the program, unless {@code PLUG_HOST} names it; the test is skipped where its libraries are not. */
    static Path build(Path folder) throws Exception {
        Optional<String> built = Optional.ofNullable(System.getenv("PLUG_HOST"));
        if (built.isPresent()) {
            return Path.of(built.get());
        }
        String cmake = ExternalTool.require("install cmake and g++", "cmake").toString();
        run(folder,
                List.of(cmake, "-S", SOURCES.toString(), "-B", ".", "-DBUILD_TESTING=OFF", "-DWATTM2M_SANITIZE=OFF"));
        String help = run(folder, List.of(cmake, "--build", ".", "--target", "help"));
        if (!help.contains("plug-host")) {
            return ExternalTool.missing("plug-host",
                    "install pkg-config, libmosquitto-dev, libssl-dev and libcurl4-openssl-dev");
        }
        run(folder, List.of(cmake, "--build", ".", "--parallel", "2", "--target", "plug-host"));
        return folder.resolve("plug-host");
    }

    /** Switches the power on; the simulated time begins then, given in seconds since 1970. */
    void start(long at) throws Exception {
        List<String> command = new ArrayList<>(List.of(program.toString(), "--id", "lamp", "--speed", "60", "--flash",
                folder.resolve("flash").toString(), "--start-at", Long.toString(at)));
        command.addAll(options);
        running = Optional.of(ToolProcess.start(folder, Map.of(), command));
    }

    /** Some hours ago, so that what is simulated does not overtake the present. */
    static long hoursAgo(int hours) {
        return Instant.now().minus(Duration.ofHours(hours)).getEpochSecond();
    }

    /** Cuts the power. */
    void cutPower() throws Exception {
        Process process = process().process();
        process.destroyForcibly();
        process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Waits until this has been printed. */
    void awaitOutput(String text) {
        process().awaitOutput(text);
    }

    /** Waits until the last line says this, and returns the simulated time, in seconds since 1970. */
    long awaitState(String text) {
        await().atMost(PATIENCE).until(() -> lastLine().contains(text));
        return simulated();
    }

    /** Waits until the simulated time is this. */
    void awaitTime(long seconds) {
        await().atMost(PATIENCE).until(() -> simulated() >= seconds);
    }

    @Override
    public void close() {
        running.ifPresent(ToolProcess::close);
    }

    private long simulated() {
        String first = lastLine().replaceFirst(" .*", "");
        return first.matches("\\d+") ? Long.parseLong(first) : 0;
    }

    private String lastLine() {
        String output = process().output();
        String whole = output.substring(0, output.lastIndexOf('\n') + 1);
        return whole.lines().reduce("", (before, line) -> line);
    }

    private ToolProcess process() {
        return running.orElseThrow();
    }

    private static String run(Path folder, List<String> command) throws Exception {
        try (ToolProcess step = ToolProcess.start(Files.createDirectories(folder), Map.of(), command)) {
            step.process().waitFor(BUILDING.toSeconds(), TimeUnit.SECONDS);
            return step.complete();
        }
    }
}
