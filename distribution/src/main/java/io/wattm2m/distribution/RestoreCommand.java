// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import io.wattm2m.cse.spi.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts a backup into a data folder that has no resource tree yet, for the next start. */
@Command(name = "restore", mixinStandardHelpOptions = true, description = "Puts a backup into an empty data folder.")
final class RestoreCommand implements Callable<Integer> {
    private static final Path TREE = Path.of("cse", "tree.mv.db");
    private static final Path JOURNAL = Path.of("cse", "journal");

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Parameters(paramLabel = "FILE")
    private Path file = Path.of("wattm2m.zip");

    @Override
    public Integer call() {
        Path data = settings.configuration().general().data();
        DataFolder.require(data);
        if (Files.exists(data.resolve(TREE)) || hasFiles(data.resolve(JOURNAL))) {
            throw new StartFailure("there is a resource tree in " + data.toAbsolutePath()
                    + "; move it away, or name another folder (--set data=...)");
        }
        try {
            List<Path> restored = unpack(data.toAbsolutePath().normalize());
            if (!restored.contains(TREE)) {
                throw new StartFailure(file + " is not a backup: there is no " + TREE + " in it");
            }
            System.out.println("restored into " + data.toAbsolutePath() + ": " + restored);
            return 0;
        } catch (IOException e) {
            throw new StartFailure(file + " cannot be restored: " + e, e);
        }
    }

    private static boolean hasFiles(Path folder) {
        String[] names = folder.toFile().list();
        return names != null && names.length > 0;
    }

    private List<Path> unpack(Path data) throws IOException {
        List<Path> restored = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file); ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = data.resolve(entry.getName()).normalize();
                if (!target.startsWith(data)) {
                    throw new StartFailure(file + " is not a backup: it names " + entry.getName());
                }
                Files.createDirectories(target.resolveSibling("."));
                Files.copy(zip, target);
                restored.add(data.relativize(target));
            }
        }
        return restored;
    }
}
