// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Null;
import io.wattm2m.cse.resource.AttributeRule.Multiplicity;
import io.wattm2m.cse.resource.AttributeTable;
import io.wattm2m.cse.resource.ResourceType;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** Resources of every type come back from every serialisation as they went in (TS-0004 8.3, 8.4, 8.5). */
class RoundTripProperties {
    private static final Serialisations SERIALISATIONS = new Serialisations(AnyResource.REGISTRY);

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void resourcesComeBackUnchanged(@ForAll("resources") Content resource, @ForAll ContentFormat format) {
        assertUnchanged(PrimitiveCodec.document(resource), format);
    }

    /** Nothing is left to chance here: all types, announced ones and module classes among them, with all attributes. */
    @Property(generation = GenerationMode.EXHAUSTIVE, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void everyAttributeOfEveryTypeComesBackUnchanged(@ForAll("types") ResourceType type, @ForAll ContentFormat format,
            @ForAll @IntRange(max = 2) int itemsInLists) {
        Content resource = AnyResource.complete(type, itemsInLists);

        assertThat(resource.members()).containsOnlyKeys(
                type.attributes().rules().stream().map(rule -> rule.attribute().shortName()).toList());
        assertUnchanged(PrimitiveCodec.document(resource), format);
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.MIXIN)
    void integersStayIntegersAndTheirTextStaysText(@ForAll long number, @ForAll ContentFormat format) {
        assertUnchanged(Map.of("m2m:cin", Map.of("con", number)), format);
        assertUnchanged(Map.of("m2m:cin", Map.of("con", String.valueOf(number))), format);
        assertUnchanged(Map.of("m2m:cnt", Map.of("mbs", number)), format);
    }

    @Property(tries = 60)
    void bytesInBase64ComeBackAsTheyWere(@ForAll byte[] bytes, @ForAll ContentFormat format) {
        String text = Base64.getEncoder().encodeToString(bytes);

        assertUnchanged(Map.of("m2m:cin", Map.of("cnf", "application/octet-stream:1", "con", text)), format);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void contentOfAnyKindComesBackUnchanged(@ForAll("anything") Object content, @ForAll ContentFormat format) {
        assertUnchanged(Map.of("m2m:cin", Map.of("con", content)), format);
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void primitivesWithResourcesComeBackUnchanged(@ForAll("resources") Content resource,
            @ForAll ContentFormat format) {
        Map<String, Object> response = Map.of("rsc", 2000L, "rqi", "r-1", "rvi", "3", "pc",
                PrimitiveCodec.document(resource));
        Map<String, Object> notification = Map.of("sur", "/id-in/s1", "nev",
                Map.of("net", 3L, "rep", PrimitiveCodec.document(resource)));

        assertUnchanged(Map.of("m2m:rsp", response), format);
        assertUnchanged(Map.of("m2m:agr", Map.of("m2m:rsp", List.of(response))), format);
        assertUnchanged(Map.of("m2m:agn", Map.of("m2m:sgn", List.of(notification, notification))), format);
        assertUnchanged(Map.of("m2m:rce", Map.of("uri", "cse-in/a", resource.name(), resource.value())), format);
        assertUnchanged(Map.of("m2m:rqp", Map.of("op", 1L, "to", "cse-in", "fr", "Ca", "rqi", "7", "ty", 3L, "pc",
                PrimitiveCodec.document(resource))), format);
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void nestedResourcesComeBackUnchanged(@ForAll("resources") Content parent, @ForAll("resources") Content child,
            @ForAll ContentFormat format) {
        Map<String, Object> members = new LinkedHashMap<>(parent.members());
        members.put(child.name(), List.of(child.value()));

        assertUnchanged(Map.of(parent.name(), members), format);
    }

    /** An empty element of an UPDATE is a NULL, whatever the type of an attribute that can be removed. */
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void removedAttributesComeBackAsNull(@ForAll("resources") Content resource, @ForAll ContentFormat format) {
        Map<String, Object> removed = new TreeMap<>();
        AttributeTable table = AnyResource.REGISTRY.byName(resource.name()).orElseThrow().attributes();
        resource.members().keySet().stream()
                .filter(name -> table.rule(name).orElseThrow().multiplicity() == Multiplicity.OPTIONAL)
                .forEach(name -> removed.put(name, Null.NULL));
        Map<String, Object> document = Map.of(resource.name(), removed);

        Documents documents = SERIALISATIONS.of(format);

        assertThat(documents.readUpdate(documents.write(document))).isEqualTo(document);
    }

    @Provide
    Arbitrary<ResourceType> types() {
        return Arbitraries.of(AnyResource.TYPES);
    }

    @Provide
    Arbitrary<Content> resources() {
        return AnyResource.resources();
    }

    @Provide
    Arbitrary<Object> anything() {
        return AnyResource.anything();
    }

    private static void assertUnchanged(Map<String, Object> document, ContentFormat format) {
        Documents documents = SERIALISATIONS.of(format);

        assertThat(documents.read(documents.write(document))).isEqualTo(document);
    }
}
