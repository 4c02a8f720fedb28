// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.StartFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Where settings come from: a file, the environment, the command line; the later ones win. */
final class SettingsOptions {
    private static final String PREFIX = "WATTM2M_";
    private static final Path USUAL_FILE = Path.of("wattm2m.yaml");

    @Option(names = "--config", paramLabel = "FILE", description = "settings (default: wattm2m.yaml)")
    private Path file = USUAL_FILE;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "a setting, e.g. --set http.port=9080")
    private Map<String, String> settings = new LinkedHashMap<>();

    /** All of them. */
    Configuration configuration() {
        return configuration(Map.of());
    }

    /** All of them, on top of presets that any of them may override. */
    Configuration configuration(Map<String, String> presets) {
        return new Configuration(presets, SettingsFile.read(existing(file)), environment(), settings);
    }

    private static Path existing(Path file) {
        if (!file.equals(USUAL_FILE) && !Files.exists(file)) {
            throw new StartFailure("there is no file " + file + " (option --config)");
        }
        return file;
    }

    private static Map<String, String> environment() {
        return System.getenv().entrySet().stream().filter(variable -> variable.getKey().startsWith(PREFIX))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
