// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import static io.wattm2m.cse.store.TestTree.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.ResourceStore;
import io.wattm2m.cse.spi.StartFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that dies in the middle of its work has lost nothing that it has acknowledged. */
class KillTest {
    private static final int ROUNDS = 3;
    private static final int ACKNOWLEDGED = 500;
    private static final int WRITERS = 16;
    @TempDir
    private Path data;
    private final List<Process> children = new ArrayList<>();

    @AfterEach
    void endChildren() {
        children.forEach(Process::destroyForcibly);
    }

    @Test
    void everyAcknowledgedInstanceSurvivesTheKillOfTheProcess() throws Exception {
        List<String> acknowledged = new ArrayList<>();

        for (int round = 0; round < ROUNDS; round++) {
            acknowledged.addAll(killedAmidWriting());

            try (ResourceStore store = open(data)) {
                assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED * (round + 1))
                        .allSatisfy(id -> assertThat(store.committed().byId(id)).isPresent());
            }
        }
    }

    @Test
    void aFolderThatAnotherProcessUsesIsRefused() throws Exception {
        Process other = child();
        try (BufferedReader lines = other.inputReader()) {
            lines.readLine();

            assertThatThrownBy(() -> open(data)).isInstanceOf(StartFailure.class)
                    .hasMessageContaining("another process is using it");
        }
    }

    private List<String> killedAmidWriting() throws Exception {
        Process child = child();
        List<String> ids = new ArrayList<>();
        try (BufferedReader lines = child.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.endsWith(".")) { // the last line may be cut off
                    ids.add(line.substring(0, line.length() - 1));
                }
                if (ids.size() == ACKNOWLEDGED) {
                    child.toHandle().destroyForcibly(); // unlike the process itself, leaves its output readable
                }
            }
        }
        child.waitFor();
        return ids;
    }

    private Process child() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process child = new ProcessBuilder(java, "-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), Child.class.getName(), data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        children.add(child);
        return child;
    }

    private static ResourceStore open(Path data) {
        return new H2StoreProvider().open(new Configuration(Map.of("data", data.toString())), TestTree.TYPES);
    }

    /** Writes instances until it is killed, and prints each one that it knows to be written. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) {
            ResourceStore store = open(Path.of(arguments[0]));
            Resource parent = store.committed().byPath(ROOT.path())
                    .orElseGet(() -> store.write(view -> Changes.created(ROOT)).created().getFirst());
            for (int writer = 0; writer < WRITERS; writer++) {
                Thread.ofPlatform().start(() -> writeForEver(store, parent));
            }
        }

        private static void writeForEver(ResourceStore store, Resource parent) {
            while (true) {
                Resource instance = TestTree.reading(parent, "x".repeat(200));
                store.write(view -> Changes.created(instance));
                System.out.println(instance.id() + ".");
            }
        }
    }
}
