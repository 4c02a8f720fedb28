// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.h2;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file system of H2 that keeps the order in which a database's file is written also where power is lost, see
 * {@link OrderedFile}; other files it leaves as they are. A name in it is {@code ordered:} and a name in another one.
 * H2 makes the objects.
 */
public final class OrderedFiles extends FilePathWrapper {
    static final String SCHEME = "ordered";
    private static final String DATABASE = ".mv.db";

    /** The JDBC URL of the database in this file, which is named without its ending; options may follow. */
    public static String url(Path file) {
        register();
        return "jdbc:h2:" + SCHEME + ":async:" + file.toAbsolutePath();
    }

    /** Makes it known to H2. */
    static void register() {
        FilePath.register(new OrderedFiles());
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel channel = unwrap().open(mode);
        return name.endsWith(DATABASE) ? new OrderedFile(channel) : channel;
    }
}
