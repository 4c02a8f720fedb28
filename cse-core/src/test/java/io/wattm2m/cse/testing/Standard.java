// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.testing;

import io.wattm2m.cse.codec.Serialisations;
import io.wattm2m.cse.resource.ResourceType;
import io.wattm2m.cse.resource.TypeRegistry;
import io.wattm2m.cse.type.Definitions;
import io.wattm2m.cse.type.RemoteCseType;
import io.wattm2m.cse.type.StandardTypes;
import java.util.ArrayList;
import java.util.List;

/** What comes with every CSE. */
public final class Standard {
    /** All resource types with their specialisations. */
    public static final List<ResourceType> TYPES = StandardTypes.with(specialized(), "/id-in");
    public static final Serialisations SERIALISATIONS = new Serialisations(new TypeRegistry(TYPES));

    private Standard() {}

    private static List<ResourceType> specialized() {
        List<ResourceType> types = new ArrayList<>(Definitions.types(Definitions.builtIn().definitions()));
        types.add(new RemoteCseType(List.of()));
        return types;
    }
}
