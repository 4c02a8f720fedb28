// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.resource;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Null;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.AttributeRule.Multiplicity;
import io.wattm2m.cse.resource.AttributeRule.Presence;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The representation of a resource in requests and responses, checked against the attribute table of its type (TS-0004
 * 7.3.3.7 and 7.3.3.8). All faults are BAD_REQUEST and name the attribute.
 */
public final class Representation {
    private Representation() {}

    /** The resource with all its attributes in the order of the standard. */
    public static Content of(Resource resource) {
        return new Content(resource.type().shortName(), resource.type().attributes().ordered(resource.attributes()));
    }

    /** The attributes of a CREATE: all permitted and of the right type, none of the mandatory ones missing. */
    public static Map<String, Object> forCreate(ResourceType type, Map<String, Object> members) {
        Map<String, Object> checked = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            AttributeRule rule = permitted(type, name, AttributeRule::create, "a CREATE");
            checked.put(name, value == Null.NULL ? creatorOnly(name) : provided(rule, value));
        });
        for (AttributeRule rule : type.attributes().rules()) {
            if (rule.create() == Presence.M && !checked.containsKey(rule.attribute().shortName())) {
                throw RequestFailure
                        .badRequest(named(rule.attribute()) + " is mandatory in a CREATE of " + type.longName());
            }
        }
        return checked;
    }

    /** The attributes of an UPDATE; {@link Null#NULL} stands for those to be removed. */
    public static Map<String, Object> forUpdate(ResourceType type, Map<String, Object> members) {
        Map<String, Object> checked = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            AttributeRule rule = permitted(type, name, AttributeRule::update, "an UPDATE");
            checked.put(name, value == Null.NULL ? removable(rule) : rule.attribute().check(value));
        });
        return checked;
    }

    private static AttributeRule permitted(ResourceType type, String name, Function<AttributeRule, Presence> column,
            String operation) {
        AttributeRule rule = type.attributes().rule(name)
                .orElseThrow(() -> RequestFailure.badRequest(name + " is not an attribute of " + type.longName()));
        if (column.apply(rule) == Presence.NP) {
            throw RequestFailure.badRequest(named(rule.attribute()) + " is not permitted in " + operation + " of "
                    + type.longName() + ": the CSE sets it");
        }
        return rule;
    }

    /** Only the creator may be sent as NULL, which asks the CSE to fill it in (TS-0001 9.6.1.3.2). */
    private static Object creatorOnly(String name) {
        if (!name.equals(Common.CREATOR.shortName())) {
            throw RequestFailure.badRequest(name + " is null, which only an UPDATE allows");
        }
        return Null.NULL;
    }

    private static Object provided(AttributeRule rule, Object value) {
        if (rule.attribute().equals(Common.CREATOR)) {
            throw RequestFailure.badRequest("cr (creator) has a value; send null to have the CSE fill it in");
        }
        return rule.attribute().check(value);
    }

    /** Of what every resource has, only the expiration time may be removed: the CSE then chooses a new one. */
    private static Object removable(AttributeRule rule) {
        boolean reassigned = rule.attribute().equals(Common.EXPIRATION_TIME);
        if (rule.multiplicity() == Multiplicity.ONE && !reassigned) {
            throw RequestFailure.badRequest(named(rule.attribute()) + " cannot be removed");
        }
        return Null.NULL;
    }

    private static String named(Attribute<?> attribute) {
        return attribute.shortName() + " (" + attribute.longName() + ")";
    }
}
