// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Files as somebody reads them who does not care what they are. */
public final class RawFiles {
    private RawFiles() {}

    /** Which of these texts are in which files below a folder, each as {@code text in file}, as their bytes in UTF-8. */
    public static List<String> saying(Path folder, String... texts) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                for (String text : texts) {
                    if (bytes
                            .contains(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))) {
                        found.add(text + " in " + folder.relativize(file));
                    }
                }
            }
        }
        return found;
    }
}
