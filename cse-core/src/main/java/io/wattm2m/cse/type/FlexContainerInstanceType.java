// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.resource.AttributeRule.Announced.NA;
import static io.wattm2m.cse.resource.AttributeRule.Announced.OA;
import static io.wattm2m.cse.resource.AttributeRule.Presence.NP;
import static io.wattm2m.cse.resource.AttributeTable.row;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.AttributeRule;
import io.wattm2m.cse.resource.AttributeTable;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.DataTypes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceType;
import io.wattm2m.cse.resource.ResourceView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a flexContainer was after a change (TS-0001 9.6.35 of Release 4): made by the CSE, never changed. */
public final class FlexContainerInstanceType implements ResourceType {
    public static final int NUMBER = 58;
    public static final Attribute<String> ORIGINATOR = new Attribute<>("org", "originator", DataTypes.ID);

    // @formatter:off
    private static final List<AttributeRule> COMMON = Common.with(Common.UNIVERSAL,
            row(Common.EXPIRATION_TIME,                 "1",  NP, NP, NA),
            row(Common.LABELS,                          "01", NP, NP, NA),
            row(Common.STATE_TAG,                       "1",  NP, NP, NA),
            row(FlexContainerType.CONTENT_SIZE,         "1",  NP, NP, NA),
            row(ORIGINATOR,                             "1",  NP, NP, NA),
            row(FlexContainerType.DATA_GENERATION_TIME, "01", NP, NP, OA));
    // @formatter:on

    private final Definition definition;
    private final AttributeTable attributes;

    FlexContainerInstanceType(Definition definition) {
        this.definition = definition;
        this.attributes = AttributeTable.of(COMMON, definition.attributes().stream()
                .map(custom -> row(custom.attribute(), "01", NP, NP, OA)).toArray(AttributeRule[]::new));
    }

    @Override
    public int number() {
        return NUMBER;
    }

    @Override
    public String shortName() {
        return definition.root() + "Inst";
    }

    @Override
    public String longName() {
        return definition.name() + "Inst";
    }

    @Override
    public String namespace() {
        return definition.domain().namespace();
    }

    @Override
    public AttributeTable attributes() {
        return attributes;
    }

    @Override
    public Set<Integer> parents() {
        return Set.of(FlexContainerType.NUMBER);
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.DELETABLE, Trait.INSTANCE);
    }

    @Override
    public RequestFailure foreign(Content content) {
        return RequestFailure.notAllowed("flexContainerInstance is made by the CSE itself");
    }

    @Override
    public Changes deleting(Resource instance, ResourceView view) {
        return view.byId(instance.parentId())
                .map(parent -> Changes.deleted(instance)
                        .and(Changes.adjusted(parent, Limits.without(instance, parent))))
                .orElse(Changes.deleted(instance));
    }

    /** What the container is now; its state tag, which never comes again, is a part of the identifier. */
    Resource snapshot(Resource container, String originator) {
        String id = container.id() + "-" + container.require(Common.STATE_TAG);
        Map<String, Object> state = new LinkedHashMap<>();
        Stream.of("et", "lbl", "st", "cs", "dgt").forEach(name -> copy(name, container, state));
        definition.attributes().forEach(custom -> copy(custom.attribute().shortName(), container, state));
        state.putAll(Map.of("ty", (long) NUMBER, "ri", id, "rn", id, "pi", container.id(), "org", originator));
        state.put("ct", container.attributes().get("lt"));
        state.put("lt", container.attributes().get("lt"));
        return new Resource(this, container.path() + "/" + id, container.originator(), 0, state);
    }

    private static void copy(String name, Resource container, Map<String, Object> state) {
        Object value = container.attributes().get(name);
        if (value != null) {
            state.put(name, value);
        }
    }
}
