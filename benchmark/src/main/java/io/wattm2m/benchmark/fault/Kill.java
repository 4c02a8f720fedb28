// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.fault;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** {@code kill -9}, and a start; every third time the process is killed once more while it starts. */
final class Kill implements Fault {
    private static final int LONGEST_START_MILLIS = 3_000;

    @Override
    public String strike(Victim victim, RandomGenerator random) throws IOException, InterruptedException {
        victim.kill();
        victim.begin();
        String what = "killed";
        if (random.nextInt(3) == 0) {
            int after = random.nextInt(LONGEST_START_MILLIS);
            TimeUnit.MILLISECONDS.sleep(after);
            victim.kill();
            victim.begin();
            what = "killed, and again " + after + " ms after the start";
        }
        return what;
    }
}
