// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import io.wattm2m.cse.resource.ResourceType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The specializations of flexContainer that the CSE knows (TS-0023, TS-0001 9.6.35), as resource types. */
public final class Definitions {
    private static final List<String> BUILT_IN = List.of("common", "home", "city", "vehicular", "release3");

    private Definitions() {}

    /** A reader that has read what comes with the CSE. */
    public static DefinitionReader builtIn() {
        DefinitionReader reader = new DefinitionReader();
        BUILT_IN.forEach(name -> reader.read(name, resource("/definitions/" + name + ".definitions")));
        return reader;
    }

    /** The types of resources of these definitions and of their instances. */
    public static List<ResourceType> types(List<Definition> definitions) {
        Set<String> known =
                definitions.stream().map(Definition::containerDefinition).collect(Collectors.toUnmodifiableSet());
        return definitions.stream().<ResourceType>flatMap(definition -> {
            FlexContainerInstanceType instances = new FlexContainerInstanceType(definition);
            return Stream.of(new FlexContainerType(definition, instances, known::contains), instances);
        }).toList();
    }

    private static String resource(String path) {
        try (InputStream in = Objects.requireNonNull(Definitions.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
