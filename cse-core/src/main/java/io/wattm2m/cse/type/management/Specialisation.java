// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type.management;

import static io.wattm2m.cse.resource.AttributeRule.Announced.OA;
import static io.wattm2m.cse.resource.AttributeTable.row;

import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.AttributeRule;
import io.wattm2m.cse.resource.AttributeRule.Presence;
import io.wattm2m.cse.resource.DataType;
import io.wattm2m.cse.resource.DataTypes;
import io.wattm2m.cse.resource.ObjectType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A kind of management object. Immutable.
 *
 * @param mgmtDefinition the value of {@code mgd}, e.g. 1006
 * @param shortName the name of the root member, e.g. {@code m2m:bat}
 * @param longName the name in the standard, e.g. {@code battery}
 * @param rules the attributes beside those that all management objects have
 * @param actions what can be triggered by setting an attribute to {@code true}
 * @param exclusions pairs of attributes of which an object may have one only
 */
record Specialisation(int mgmtDefinition, String shortName, String longName, List<AttributeRule> rules,
        List<Actions> actions, Map<String, String> exclusions) {
    /** m2m:actionStatus: the last action and how it went. */
    static final DataType<Map<String, Object>> ACTION_STATUS = ObjectType.of("an action status", Set.of("acn", "sus"),
            List.of(new Attribute<>("acn", "action", DataTypes.STRING),
                    new Attribute<>("sus", "status", DataTypes.enumeration(0, 1, 2, 3))));

    Specialisation {
        rules = List.copyOf(rules);
        actions = List.copyOf(actions);
        exclusions = Map.copyOf(exclusions);
    }

    /** A kind of management object that only holds attributes. */
    static Specialisation of(int mgmtDefinition, String shortName, String longName, AttributeRule... rules) {
        return new Specialisation(mgmtDefinition, shortName, longName, List.of(rules), List.of(), Map.of());
    }

    /** The same with these actions, of which one at a time can be triggered. */
    Specialisation with(Actions more) {
        return new Specialisation(mgmtDefinition, shortName, longName, rules,
                Stream.concat(actions.stream(), Stream.of(more)).toList(), exclusions);
    }

    /** The same where an object cannot have both of each pair of attributes. */
    Specialisation excluding(Map<String, String> pairs) {
        return new Specialisation(mgmtDefinition, shortName, longName, rules, actions, pairs);
    }

    /** An attribute that every object of the kind has. */
    static AttributeRule always(String shortName, String longName, DataType<?> type, Presence create, Presence update) {
        return row(new Attribute<>(shortName, longName, type), "1", create, update, OA);
    }

    /** An attribute that an object of the kind may have. */
    static AttributeRule maybe(String shortName, String longName, DataType<?> type, Presence create, Presence update) {
        return row(new Attribute<>(shortName, longName, type), "01", create, update, OA);
    }

    /**
     * Actions that exclude each other.
     *
     * @param status the attribute that tells how the last one went, empty where none does
     * @param names the name of each action by the attribute that triggers it
     */
    record Actions(String status, Map<String, String> names) {}
}
