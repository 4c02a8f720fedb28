// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Copies a database of H2 that is at work, by way of a temporary file beside it. */
final class FileBackup {
    private static final String FOLDER = "cse/";

    private FileBackup() {}

    /** Writes the database's file into the archive as {@code cse/tree.mv.db}. */
    static void write(Database database, Path folder, ZipOutputStream archive) throws IOException {
        Path copy = Files.createTempFile(folder, "backup", ".zip");
        try {
            // H2 locks nothing, and copies the log of transactions with the data
            database.execute("backup to '" + copy.toString().replace("'", "''") + "'");
            try (InputStream in = Files.newInputStream(copy); ZipInputStream files = new ZipInputStream(in)) {
                for (ZipEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
                    archive.putNextEntry(new ZipEntry(FOLDER + Path.of(file.getName()).getFileName()));
                    files.transferTo(archive);
                }
            }
        } finally {
            Files.delete(copy);
        }
    }
}
