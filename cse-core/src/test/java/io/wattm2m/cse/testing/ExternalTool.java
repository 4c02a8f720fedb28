// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.testing;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program that a test needs and that the build does not bring along. Where it is not installed, the test is skipped
 * with a line that says how to get it; with {@code CI=true} in the environment a skipped test would go unnoticed, so
 * that it fails.
 */
public final class ExternalTool {

    private ExternalTool() {}

    /**
     * The program, found in the folders of {@code PATH} and where administrators' programs are.
     *
     * @param remedy how to get it, e.g. {@code install libcoap3-bin}
     * @param names its names, the most wanted first
     */
    public static Path require(String remedy, String... names) {
        return find(names).orElseGet(() -> missing(names[0], remedy));
    }

    /** The program, if it is installed. */
    public static Optional<Path> find(String... names) {
        return Arrays.stream(names).flatMap(name -> folders().map(folder -> Path.of(folder, name)))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file)).findFirst();
    }

    /** Skips the test, or fails it in CI, because something is missing. */
    public static <T> T missing(String what, String remedy) {
        String text = what + " is missing: " + remedy;
        return "true".equals(System.getenv("CI")) ? fail(text) : abort("skipped, " + text);
    }

    private static Stream<String> folders() {
        Stream<String> path = Optional.ofNullable(System.getenv("PATH"))
                .map(folders -> Arrays.stream(folders.split(File.pathSeparator))).orElseGet(Stream::empty);
        return Stream.concat(path, Stream.of("/usr/sbin", "/usr/local/sbin"));
    }
}
