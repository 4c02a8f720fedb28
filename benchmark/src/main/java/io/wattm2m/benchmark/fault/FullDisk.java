// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.fault;

import io.wattm2m.cse.testing.ExternalTool;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** The file system of the data, a small one in memory, is filled by somebody else, who goes away in the end. */
final class FullDisk implements Fault {
    private static final byte[] BLOCK = new byte[4_096];
    private static final String SIZE = "size=192m";
    private Optional<Path> mounted = Optional.empty();

    @Override
    public Optional<String> lack() {
        boolean mayMount = "root".equals(System.getProperty("user.name")) && ExternalTool.find("mount").isPresent();
        return mayMount ? Optional.empty() : Optional.of("the right to mount a file system: run it as root");
    }

    @Override
    public Stand stand(Path folder, Stand plain) throws IOException, InterruptedException {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        Optional<String> complaint = Tool.run("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", disk.toString());
        if (complaint.isPresent()) {
            throw new IOException(complaint.get());
        }
        mounted = Optional.of(disk);
        return plain.with(plain.launch().storing(disk.resolve("data")));
    }

    @Override
    public String strike(Victim victim, RandomGenerator random) throws IOException, InterruptedException {
        Path filler = mounted.orElseThrow().resolve("filler");
        int millis = 1_000 + random.nextInt(4_000);
        try {
            fill(filler, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
        } finally {
            Files.delete(filler);
        }
        return "no room for " + millis + " ms";
    }

    @Override
    public void close() throws IOException {
        try {
            for (Path disk : mounted.stream().toList()) {
                Optional<String> complaint = Tool.run("umount", "-l", disk.toString());
                if (complaint.isPresent()) {
                    throw new IOException(complaint.get());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What others give back in the meantime is taken as well. */
    private static void fill(Path filler, long end) throws IOException, InterruptedException {
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (System.nanoTime() - end < 0) {
                try {
                    out.write(BLOCK);
                } catch (IOException full) {
                    TimeUnit.MILLISECONDS.sleep(1);
                }
            }
        }
    }
}
