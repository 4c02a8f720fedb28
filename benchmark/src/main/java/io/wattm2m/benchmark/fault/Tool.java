// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.fault;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of the operating system. */
final class Tool {
    private Tool() {}

    /** Where this one is, if it is installed. */
    static Optional<Path> find(String name) {
        Stream<String> path = Arrays.stream(Optional.ofNullable(System.getenv("PATH")).orElse("")
                .split(File.pathSeparator));
        return Stream.concat(path, Stream.of("/usr/sbin", "/sbin")).map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable).findFirst();
    }

    /** Runs one to its end; what it had to complain about, empty where nothing. */
    static Optional<String> run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
        return process.waitFor() == 0 ? Optional.empty() : Optional.of(command[0] + ": " + said.strip());
    }
}
