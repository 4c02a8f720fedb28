// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import io.wattm2m.cse.spi.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder for everything that has to survive a restart. */
final class DataFolder {
    private DataFolder() {}

    /** Makes it where it is missing; StartFailure where nothing can be written there. */
    static void require(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new StartFailure("data folder " + folder.toAbsolutePath() + " is a file (setting data)");
        }
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "write", ".check"));
        } catch (IOException e) {
            throw new StartFailure("data folder " + folder.toAbsolutePath() + " cannot be written to (setting data): "
                    + e.getMessage(), e);
        }
    }
}
