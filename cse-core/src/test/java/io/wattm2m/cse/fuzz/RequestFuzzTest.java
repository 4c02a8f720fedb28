// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Random requests of all operations on all types, while time passes: none causes an internal error or an exception in
 * the log, and the counters tell what the store holds. The seed and the number of requests are system properties
 * ({@code wattm2m.fuzz.seed}, {@code wattm2m.fuzz.requests}); the seed of a failure stands in its message.
 */
class RequestFuzzTest {
    private static final Logger LOG = LoggerFactory.getLogger(RequestFuzzTest.class);
    private static final long SEED = Long.getLong("wattm2m.fuzz.seed", 20260105);
    private static final int REQUESTS = Integer.getInteger("wattm2m.fuzz.requests", 10_000);
    private static final String MARK = "exchange ";
    private static final Map<String, String> IN_MEMORY = Map.of("store.memory", "true");

    @Test
    void nothingThatIsAskedForBreaksTheCse() {
        try (FuzzedCse cse = new FuzzedCse(IN_MEMORY)) {
            FuzzRun run = new FuzzRun(cse, SEED);

            run.send(REQUESTS);

            LOG.info("{} requests: {}", REQUESTS, run.answers());
            assertThat(run.answers().get(ResponseStatusCode.CREATED)).as("requests that mean well are granted")
                    .isGreaterThan(REQUESTS / 5);
            assertThat(run.created()).as("types of which resources were created").hasSizeGreaterThan(25);
        }
    }

    @Test
    void nothingThatIsAskedForBreaksTheCseWithItsTreeOnDisk(@TempDir Path data) {
        try (FuzzedCse cse = new FuzzedCse(Map.of("data", data.toString()))) {
            FuzzRun run = new FuzzRun(cse, SEED + 1);

            run.send(REQUESTS / 10);

            assertThat(run.answers()).containsKeys(ResponseStatusCode.CREATED, ResponseStatusCode.DELETED);
        }
    }

    @Test
    void theSameSeedIsAnsweredTheSameWay() {
        List<String> first = exchanges();
        List<String> second = exchanges();

        for (int number = 0; number < first.size(); number++) {
            assertThat(second.get(number)).as("request %d", number + 1).isEqualTo(first.get(number));
        }
    }

    /** Hash order, identifiers and time zones are others there. */
    @Test
    void theSameSeedIsAnsweredTheSameWayInAnotherProcess() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process other =
                new ProcessBuilder(java, "-Xmx256m", "-XX:TieredStopAtLevel=1", "-Duser.timezone=Asia/Seoul",
                        "-Dwattm2m.fuzz.seed=" + SEED, "-cp", System.getProperty("java.class.path"),
                        Child.class.getName())
                        .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        List<String> there;
        try (BufferedReader lines = other.inputReader()) {
            there = lines.lines().filter(line -> line.startsWith(MARK)).map(line -> line.substring(MARK.length()))
                    .toList();
        } finally {
            other.destroyForcibly();
        }
        assertThat(there).containsExactlyElementsOf(exchanges());
    }

    private static List<String> exchanges() {
        try (FuzzedCse cse = new FuzzedCse(IN_MEMORY)) {
            return new FuzzRun(cse, SEED).send(2_000).stream().map(exchange -> exchange.replaceAll("\\R", " "))
                    .toList();
        }
    }

    /** Sends the same requests and prints what they were and how they were answered. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) {
            exchanges().forEach(exchange -> System.out.println(MARK + exchange));
        }
    }
}
