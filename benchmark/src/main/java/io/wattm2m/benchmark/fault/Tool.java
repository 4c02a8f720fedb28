// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.fault;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/** Programs of the operating system. */
final class Tool {
    private Tool() {}

    /** Runs one to its end; what it had to complain about, empty where nothing. */
    static Optional<String> run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
        return process.waitFor() == 0 ? Optional.empty() : Optional.of(command[0] + ": " + said.strip());
    }
}
