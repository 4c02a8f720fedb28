// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** On what a run was made, for its report. Pure but for asking the machine. */
final class Machine {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final Path MEMORY = Path.of("/proc/meminfo");

    private Machine() {}

    /** A table of it; with the disk of this folder. */
    static String table(Path folder, List<String> options) throws IOException, InterruptedException {
        FileStore disk = Files.getFileStore(folder);
        return "| | |\n|---|---|\n"
                + "| commit | " + commit() + " |\n"
                + "| machine | " + Runtime.getRuntime().availableProcessors() + " × " + processor() + memory()
                + ", " + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", data on "
                + disk.type() + " |\n"
                + "| Java | " + System.getProperty("java.vendor.version", "") + " " + Runtime.version()
                + ", the platform with `" + String.join(" ", options) + "` |\n"
                + "| load average before | " + load() + " |";
    }

    /** What the machine has to do beside this, on the average of a minute. */
    static String load() {
        return String.format(Locale.ROOT, "%.1f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String commit() throws InterruptedException {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty").start();
            String told = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return git.waitFor(1, TimeUnit.MINUTES) && !told.isBlank() ? told.strip() : "unknown";
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String processor() throws IOException {
        return !Files.exists(PROCESSORS) ? System.getProperty("os.arch")
                : Files.readAllLines(PROCESSORS).stream()
                        .filter(line -> line.startsWith("model name")).map(line -> line.replaceFirst(".*:\\s*", ""))
                        .findFirst().orElse(System.getProperty("os.arch"));
    }

    private static String memory() throws IOException {
        return !Files.exists(MEMORY) ? ""
                : Files.readAllLines(MEMORY).stream()
                        .filter(line -> line.startsWith("MemTotal")).map(line -> ", "
                                + Long.parseLong(line.replaceAll("\\D", "")) / (1 << 20) + " GiB")
                        .findFirst().orElse("");
    }
}
