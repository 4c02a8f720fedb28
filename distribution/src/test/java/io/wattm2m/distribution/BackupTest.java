// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.distribution.HttpOriginator.Answer;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./wattm2m backup} and {@code ./wattm2m restore} beside a platform at work. */
class BackupTest {
    private static final int WRITERS = 8;
    private static final int ENOUGH = 300;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean enough = new AtomicBoolean();

    @TempDir
    private Path folder;

    @Test
    void aBackupUnderLoadHasEverythingThatWasAcknowledgedBeforeIt() throws Exception {
        Set<String> before;
        try (PlatformProcess platform = PlatformProcess.in(folder).onFreePorts().with("log.format=json").start()
                .awaitBanner()) {
            before = backedUpUnderLoad(platform);

            assertThat(platform.errors().lines()).isNotEmpty().allMatch(line -> line.startsWith("{\"")
                    && line.contains("\"message\":"));
        }
        assertThat(run("restore", "tree.zip", "--set", "data=data")).contains("there is a resource tree in");
        assertThat(run("restore", "tree.zip", "--set", "data=restored")).contains("cse/tree.mv.db");

        try (PlatformProcess platform =
                PlatformProcess.in(folder).onFreePorts().with("data=restored").start().awaitBanner();
                HttpOriginator admin = HttpOriginator.admin(platform.at("http"))) {
            assertThat(before).allSatisfy(
                    name -> assertThat(admin.retrieve("cse-in/c/" + name).status()).isEqualTo(2000));
            int counted = admin.retrieve("cse-in/c").content().at("/m2m:cnt/cni").asInt();
            assertThat(counted).isBetween(before.size(), acknowledged.size() + WRITERS);
        }
    }

    @Test
    void whatIsNoBackupIsNotRestored() throws Exception {
        Files.writeString(folder.resolve("tree.zip"), "no archive");

        assertThat(run("restore", "tree.zip", "--set", "data=data")).contains("is not a backup");
        assertThat(run("backup", "other.zip", "--cse", "http://127.0.0.1:1")).contains("no backup of");
        assertThat(folder.resolve("other.zip")).doesNotExist();
    }

    private Set<String> backedUpUnderLoad(PlatformProcess platform) throws Exception {
        try (HttpOriginator admin = HttpOriginator.admin(platform.at("http"));
                ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            admin.create("cse-in", 3, "{'m2m:cnt': {'rn': 'c'}}");
            for (int writer = 0; writer < WRITERS; writer++) {
                writers.execute(() -> write(admin));
            }
            try {
                await().atMost(Duration.ofSeconds(60)).until(() -> acknowledged.size() >= ENOUGH);
                Set<String> before = Set.copyOf(acknowledged);

                assertThat(run("backup", "tree.zip", "--cse", platform.at("http").toString())).as(platform.errors())
                        .startsWith("0 backup of");

                await().atMost(Duration.ofSeconds(60)).until(() -> acknowledged.size() >= before.size() + WRITERS);
                enough.set(true);
                try (ZipFile zip = new ZipFile(folder.resolve("tree.zip").toFile())) {
                    assertThat(zip.stream().map(Object::toString)).contains("cse/tree.mv.db");
                }
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("tree.zip"))))
                        .isEqualTo("rw-------");
                return before;
            } finally {
                enough.set(true);
            }
        }
    }

    private void write(HttpOriginator admin) {
        try {
            while (!enough.get()) {
                Answer answer = admin.create("cse-in/c", 4, "{'m2m:cin': {'con': 'x'}}");
                if (answer.status() == 2001) {
                    acknowledged.add(answer.content().at("/m2m:cin/rn").asText());
                }
            }
        } catch (UncheckedIOException e) {
            enough.set(true);
        }
    }

    /** All that the command says. */
    private String run(String... words) throws Exception {
        try (PlatformProcess process = PlatformProcess.in(folder).arguments(words).start()) {
            int code = process.exitCode();
            return code + " " + process.output() + process.errors();
        }
    }
}
