// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that others have written, in a process of its own; what it prints, errors among it, goes into a file, so
 * that it never waits for a reader.
 */
record ToolProcess(Process process, Path file) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Starts it in this folder, with these variables in its environment. */
    static ToolProcess start(Path folder, Map<String, String> environment, List<String> command) throws IOException {
        Path file = Files.createTempFile("tool", ".txt");
        file.toFile().deleteOnExit();
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(file.toFile());
        builder.environment().putAll(environment);
        return new ToolProcess(builder.start(), file);
    }

    /** What it has printed when it has ended, which it does with success. */
    String complete() throws InterruptedException {
        boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (!ended || process.exitValue() != 0) {
            throw new AssertionError((ended ? "ended with " + process.exitValue() : "does not end") + ": " + output());
        }
        return output();
    }

    /** Waits until it has printed this. */
    void awaitOutput(String text) {
        await().atMost(PATIENCE).until(() -> output().contains(text) || !process.isAlive());
        if (!output().contains(text)) {
            throw new AssertionError("ended without " + text + ": " + output());
        }
    }

    /** What it has printed up to now. */
    String output() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroyForcibly();
    }
}
