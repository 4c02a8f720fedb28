// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The launcher in a process of its own; what it prints goes into files, so that it never waits for a reader. */
final class PlatformProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private final Process process;
    private final Path output;
    private final Path errors;

    private PlatformProcess(Process process, Path output, Path errors) {
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    /** A launch in this folder, with nothing set. */
    static Launch in(Path folder) {
        return new Launch(folder, new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>());
    }

    /** Waits until the banner is complete. */
    PlatformProcess awaitBanner() {
        return awaitOutput("Stop ");
    }

    /** Waits until this has been printed, or the process has ended. */
    PlatformProcess awaitOutput(String text) {
        await().atMost(PATIENCE).until(() -> output().contains(text) || !process.isAlive());
        if (!output().contains(text)) {
            throw new AssertionError("ended with " + process.exitValue() + ": " + errors());
        }
        return this;
    }

    /** What it has printed. */
    String output() {
        return text(output);
    }

    /** What it has complained about. */
    String errors() {
        return text(errors);
    }

    /** Whether it still runs. */
    boolean isAlive() {
        return process.isAlive();
    }

    /** The first URI with this scheme in what it has printed. */
    URI at(String scheme) {
        return uri("(" + scheme + "://[^/\\s,]+)");
    }

    /** The broker as MQTT clients name it. */
    String broker() {
        return at("mqtt").toString().replaceFirst("mqtt", "tcp");
    }

    /** The energy application's address. */
    URI energy() {
        return uri("dashboard (\\S+)");
    }

    /** Asks it to stop as Ctrl-C and service supervisors do, and returns its exit code. */
    int stop() {
        process.destroy();
        return exitCode();
    }

    /** Sends a signal, e.g. {@code INT}, and returns the exit code. */
    int signal(String name) throws IOException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).inheritIO().start();
        return exitCode();
    }

    /** Waits for its end. */
    int exitCode() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("it does not end: " + output() + errors());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends it at once, as a power failure would. */
    void kill() {
        process.destroyForcibly();
        exitCode();
    }

    @Override
    public void close() {
        kill();
    }

    private URI uri(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(output());
        if (!matcher.find()) {
            throw new AssertionError(pattern + " is not in " + output());
        }
        return URI.create(matcher.group(1));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How it is launched. */
    record Launch(Path folder, List<String> jvm, List<String> arguments, Map<String, String> environment) {

        /** With these settings, each {@code key=value}. */
        Launch with(String... settings) {
            List.of(settings).forEach(setting -> arguments.addAll(List.of("--set", setting)));
            return this;
        }

        /** With these settings. */
        Launch with(Map<String, String> settings) {
            settings.forEach((key, value) -> with(key + "=" + value));
            return this;
        }

        /** With free ports and the data in the folder {@code data}. */
        Launch onFreePorts() {
            Platform.FREE_PORTS.forEach(this::with);
            return with("data=data");
        }

        /** With these words on the command line. */
        Launch arguments(String... words) {
            arguments.addAll(List.of(words));
            return this;
        }

        /** With these options of the JVM. */
        Launch jvm(String... options) {
            jvm.addAll(List.of(options));
            return this;
        }

        /** With this variable in the environment. */
        Launch environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /** Starts the process. */
        PlatformProcess start() throws IOException {
            List<String> command = heedingSignals();
            command.addAll(List.of(ProcessHandle.current().info().command().orElseThrow(),
                    "-Xshare:auto", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow", "-Dlogback.configurationFile=logback.xml"));
            command.addAll(jvm);
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
            command.addAll(arguments);
            Path output = Files.createTempFile(folder, "output", ".txt");
            Path errors = Files.createTempFile(folder, "errors", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                    .redirectOutput(output.toFile()).redirectError(errors.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("WATTM2M_"));
            builder.environment().putAll(environment);
            return new PlatformProcess(builder.start(), output, errors);
        }

        /** Tests that a script has put in the background ignore Ctrl-C, and their children would inherit it. */
        private static List<String> heedingSignals() throws IOException {
            Path status = Path.of("/proc/self/status");
            boolean ignoring = Files.exists(status) && Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("SigIgn:"))
                    .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 0b10) != 0);
            return new ArrayList<>(ignoring ? List.of("env", "--default-signal=INT") : List.of());
        }
    }
}
