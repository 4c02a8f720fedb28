// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import io.wattm2m.cse.spi.General;
import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.energy.privacy.KeyRing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Opens a file that is sealed in the data folder, for who may read the keys there; also while the platform runs. */
@Command(name = "unseal", mixinStandardHelpOptions = true, description = "Opens a sealed file to the standard output.")
final class UnsealCommand implements Callable<Integer> {
    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Parameters(paramLabel = "FILE", description = "a report or an application: <name>.jwe")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        General general = settings.configuration().general();
        DataFolder.require(general.data());
        Path keys = general.data().resolve("energy").resolve("privacy-keys.json");
        if (!Files.exists(keys)) {
            throw new StartFailure("there are no keys in " + keys);
        }
        try {
            System.out.write(KeyRing.in(keys).files().open(Files.readAllBytes(file)));
            System.out.flush();
            return 0;
        } catch (IOException e) {
            throw new StartFailure(file + " cannot be read: " + e.getMessage(), e);
        } catch (IllegalStateException e) {
            throw new StartFailure(file + " cannot be opened: " + e.getMessage(), e);
        }
    }
}
