// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Creation;
import io.wattm2m.cse.resource.Representation;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceType;
import io.wattm2m.cse.testing.MemoryStore;
import io.wattm2m.cse.testing.Resources;
import io.wattm2m.cse.type.Definition.Custom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** TS-0001 9.6.35, TS-0023: what fits a definition is taken, what does not is refused. */
class DefinitionPropertyTest {
    private static final List<Definition> DEFINITIONS = Definitions.builtIn().definitions();
    private static final Map<String, ResourceType> TYPES = types();
    private static final List<Object> VALUES = List.of(true, 7L, 2.5, "20260105T101500", "2026-01-05", "10:15:00",
            "text", List.of());
    private static final Object MISFIT = Map.of("no", "attribute is an object");

    @Property
    void whatFitsTheDefinitionIsTaken(@ForAll("definitions") Definition definition, @ForAll long seed) {
        Map<String, Object> attributes = attributes(definition, seed);

        Resource created = created(definition, attributes);

        assertThat(created.attributes()).containsAllEntriesOf(attributes);
        assertThat(created.get(FlexContainerType.CONTENT_SIZE)).isPresent();
    }

    @Property
    void anAttributeOfAnotherTypeIsRefused(@ForAll("withAttributes") Definition definition, @ForAll long seed,
            @ForAll int which) {
        Map<String, Object> attributes = attributes(definition, seed);
        Custom broken = definition.attributes().get(Math.floorMod(which, definition.attributes().size()));
        attributes.put(broken.attribute().shortName(), MISFIT);

        assertThatThrownBy(() -> created(definition, attributes)).isInstanceOf(RequestFailure.class)
                .hasMessageContaining(broken.attribute().shortName());
    }

    @Property
    void withoutWhatIsMandatoryItIsRefused(@ForAll("withMandatory") Definition definition, @ForAll long seed,
            @ForAll int which) {
        Map<String, Object> attributes = attributes(definition, seed);
        List<Custom> mandatory = definition.attributes().stream().filter(Custom::mandatory).toList();
        Custom missing = mandatory.get(Math.floorMod(which, mandatory.size()));
        definition.names(missing.meaning()).forEach(attributes::remove);

        assertThatThrownBy(() -> created(definition, attributes)).isInstanceOf(RequestFailure.class)
                .hasMessageContaining(missing.meaning());
    }

    @Property
    void anAttributeOfNoDefinitionIsRefused(@ForAll("definitions") Definition definition, @ForAll long seed) {
        Map<String, Object> attributes = attributes(definition, seed);
        attributes.put("unheardOf", 1L);

        assertThatThrownBy(() -> created(definition, attributes)).isInstanceOf(RequestFailure.class)
                .hasMessageContaining("unheardOf");
    }

    @Provide
    Arbitrary<Definition> definitions() {
        return Arbitraries.of(DEFINITIONS);
    }

    @Provide
    Arbitrary<Definition> withAttributes() {
        return Arbitraries.of(DEFINITIONS.stream().filter(each -> !each.attributes().isEmpty()).toList());
    }

    @Provide
    Arbitrary<Definition> withMandatory() {
        return Arbitraries
                .of(DEFINITIONS.stream().filter(each -> each.attributes().stream().anyMatch(Custom::mandatory))
                        .toList());
    }

    /** All mandatory attributes under their own names, and the optional ones that the seed chooses. */
    private static Map<String, Object> attributes(Definition definition, long seed) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("cnd", definition.containerDefinition());
        for (int at = 0; at < definition.attributes().size(); at++) {
            Custom custom = definition.attributes().get(at);
            boolean own = custom.meaning().equals(custom.attribute().shortName());
            if (own && (custom.mandatory() || (seed >> at & 1) == 1)) {
                attributes.put(custom.attribute().shortName(), value(custom));
            }
        }
        return attributes;
    }

    private static Object value(Custom custom) {
        return VALUES.stream().filter(value -> {
            try {
                Object _ = custom.attribute().check(value);
                return true;
            } catch (RequestFailure misfit) {
                return false;
            }
        }).findFirst().orElseThrow();
    }

    private static Resource created(Definition definition, Map<String, Object> attributes) {
        ResourceType type = TYPES.get(definition.root());
        Resource parent = Resources.cseBase();
        Resource candidate = Resources.child(type, parent, "x", Representation.forCreate(type, attributes));
        Changes changes =
                type.creating(new Creation(candidate, parent, "Cme", MemoryStore.with(parent).committed()));
        return changes.created().getFirst();
    }

    private static Map<String, ResourceType> types() {
        Map<String, ResourceType> types = new LinkedHashMap<>();
        Stream<ResourceType> all = Definitions.types(DEFINITIONS).stream();
        all.forEach(type -> types.put(type.shortName(), type));
        return types;
    }
}
