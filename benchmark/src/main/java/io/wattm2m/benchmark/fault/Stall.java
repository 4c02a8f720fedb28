// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.fault;

import io.wattm2m.cse.testing.ExternalTool;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** The whole process stands still for seconds, as on a machine that swaps or is moved. */
final class Stall implements Fault {

    @Override
    public Optional<String> lack() {
        return ExternalTool.find("kill").isPresent() ? Optional.empty() : Optional.of("the program kill");
    }

    @Override
    public String strike(Victim victim, RandomGenerator random) throws IOException, InterruptedException {
        int millis = 500 + random.nextInt(4_000);
        signal(victim, "-STOP");
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } finally {
            signal(victim, "-CONT");
        }
        return "stopped for " + millis + " ms";
    }

    private static void signal(Victim victim, String name) throws IOException, InterruptedException {
        Optional<String> complaint = Tool.run("kill", name, Long.toString(victim.id()));
        if (complaint.isPresent()) {
            throw new IOException(complaint.get());
        }
    }
}
