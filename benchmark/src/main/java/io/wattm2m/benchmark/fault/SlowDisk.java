// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.fault;

import io.wattm2m.cse.testing.ExternalTool;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Each sync to the disk takes some tenths of a second longer; strace holds the process in the system call. */
final class SlowDisk implements Fault {

    @Override
    public Optional<String> lack() {
        return ExternalTool.find("strace").isPresent() ? Optional.empty()
                : Optional.of("strace: apt-get install strace");
    }

    @Override
    public String strike(Victim victim, RandomGenerator random) throws IOException, InterruptedException {
        int delay = 50 + random.nextInt(450);
        int millis = 2_000 + random.nextInt(4_000);
        Process strace = new ProcessBuilder("strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync",
                "-e", "inject=fsync,fdatasync:delay_enter=" + delay * 1_000, "-p", Long.toString(victim.id()))
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        boolean ended = strace.waitFor(millis, TimeUnit.MILLISECONDS);
        if (ended) {
            throw new IOException("strace may not look at another process here, exit code " + strace.exitValue());
        }
        strace.destroy();
        strace.waitFor();
        return "each sync " + delay + " ms later, for " + millis + " ms";
    }
}
