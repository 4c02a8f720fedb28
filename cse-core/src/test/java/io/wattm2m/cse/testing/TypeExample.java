// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.testing;

import io.wattm2m.cse.resource.AttributeRule;
import io.wattm2m.cse.resource.AttributeRule.Multiplicity;
import io.wattm2m.cse.resource.AttributeRule.Presence;
import io.wattm2m.cse.resource.ResourceType;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A resource of one type with all the attributes that an originator may give it.
 *
 * @param type the type
 * @param below the root member of its parent: {@code m2m:cb}, {@code m2m:ae} or that of another example
 * @param mandatory the attributes that a CREATE must have
 * @param optional those that it may have
 * @param update the attributes of an UPDATE that is granted, none where the type cannot be updated
 */
public record TypeExample(ResourceType type, String below, Map<String, Object> mandatory,
        Map<String, Object> optional, Map<String, Object> update) {

    /** Everything that a CREATE may have. */
    public Map<String, Object> complete() {
        Map<String, Object> all = new LinkedHashMap<>(mandatory);
        all.putAll(optional);
        return all;
    }

    /** Whether an UPDATE may remove the attribute. */
    public boolean isRemovable(String attribute) {
        AttributeRule rule = type.attributes().rule(attribute).orElseThrow();
        return rule.multiplicity() == Multiplicity.OPTIONAL && rule.update() == Presence.O;
    }

    /** Whether the update only works with this attribute: a geofence needs its area and its events. */
    public boolean isNeeded(String attribute) {
        return type.shortName().equals("m2m:lcp") && (attribute.equals("gta") || attribute.equals("gec"));
    }

    @Override
    public String toString() {
        return type.shortName();
    }
}
