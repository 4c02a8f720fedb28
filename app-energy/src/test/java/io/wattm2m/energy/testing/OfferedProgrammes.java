// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Programmes of an authority in the file by which an office offers them. */
public final class OfferedProgrammes {
    private OfferedProgrammes() {}

    /** One programme, {@code led}, which is open in the years from 2020 to 2099; {@code folder} need not be there. */
    public static void in(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("programmes.json"), """
                [{"id": "led", "name": "LED", "authority": "The city", "description": "Half of the price",
                  "opens": "2020-01-01", "closes": "2099-12-31"}]
                """);
    }
}
