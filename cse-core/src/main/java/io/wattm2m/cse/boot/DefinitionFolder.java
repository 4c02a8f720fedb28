// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.boot;

import io.wattm2m.cse.resource.ResourceType;
import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.cse.type.DefinitionReader;
import io.wattm2m.cse.type.Definitions;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The flexContainers that the operator defines in a folder, beside those that come with the CSE. */
final class DefinitionFolder {
    private static final String ENDING = ".definitions";

    private DefinitionFolder() {}

    /** The types of both; a folder that does not exist has none. */
    static List<ResourceType> types(Path folder) {
        DefinitionReader reader = Definitions.builtIn();
        files(folder).forEach(file -> read(reader, file));
        return Definitions.types(reader.definitions());
    }

    private static void read(DefinitionReader reader, Path file) {
        try {
            reader.read(file.toString(), Files.readString(file));
        } catch (MalformedInputException e) {
            throw new StartFailure(file + " is not a text in UTF-8", e);
        } catch (IOException e) {
            throw new StartFailure(file + " cannot be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
        } catch (IOException e) {
            throw new StartFailure("cse.definitions " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }
}
