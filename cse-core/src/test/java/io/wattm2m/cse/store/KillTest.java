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
import io.wattm2m.cse.spi.StoreProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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

    /** Where the store is. */
    Map<String, String> settings() {
        // so that some kills come while the database is being synced
        return Map.of("cse.store", "h2", "data", data.toString(), "store.journal", "64 KiB");
    }

    @AfterEach
    void endChildren() {
        children.forEach(Process::destroyForcibly);
    }

    @Test
    void everyAcknowledgedInstanceSurvivesTheKillOfTheProcess() throws Exception {
        List<String> acknowledged = new ArrayList<>();

        for (int round = 0; round < ROUNDS; round++) {
            acknowledged.addAll(killedAmidWriting());

            try (ResourceStore store = open(settings())) {
                assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED * (round + 1))
                        .allSatisfy(id -> assertThat(store.committed().byId(id)).isPresent());
            }
        }
    }

    @Test
    void aDatabaseThatAnotherProcessUsesIsRefused() throws Exception {
        Process other = child();
        try (BufferedReader lines = other.inputReader()) {
            lines.readLine();

            assertThatThrownBy(() -> open(settings())).isInstanceOf(StartFailure.class)
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
        List<String> command = new ArrayList<>(List.of(java, "-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), Child.class.getName()));
        settings().forEach((key, value) -> command.addAll(List.of(key, value)));
        Process child = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        children.add(child);
        return child;
    }

    private static ResourceStore open(Map<String, String> settings) {
        Configuration configuration = new Configuration(settings);
        StoreProvider provider =
                settings.get("cse.store").equals("h2") ? new H2StoreProvider() : new PostgresStoreProvider();
        return provider.open(configuration, TestTree.TYPES);
    }

    /** Writes instances until it is killed, and prints each one that it knows to be written. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) {
            Map<String, String> settings = new HashMap<>();
            for (int i = 0; i < arguments.length; i += 2) {
                settings.put(arguments[i], arguments[i + 1]);
            }
            ResourceStore store = open(settings);
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
