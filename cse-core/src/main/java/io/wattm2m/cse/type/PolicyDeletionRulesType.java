// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.resource.AttributeRule.Announced.NA;
import static io.wattm2m.cse.resource.AttributeRule.Presence.NP;
import static io.wattm2m.cse.resource.AttributeRule.Presence.O;
import static io.wattm2m.cse.resource.AttributeTable.row;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.AttributeTable;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Creation;
import io.wattm2m.cse.resource.DataTypes;
import io.wattm2m.cse.resource.ObjectType;
import io.wattm2m.cse.resource.Resource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When targets may remove themselves (policyDeletionRules, TS-0001 9.6.33, TS-0004 7.4.33). Where a target is nobody
 * tells the CSE, so that it is in no region.
 */
public final class PolicyDeletionRulesType implements DescribedType {
    public static final int NUMBER = 27;
    private static final int MOST = 2;
    private static final long AND = 1;
    private static final long OR = 2;

    // @formatter:off
    public static final Attribute<Map<String, Object>> DELETION_RULES          = new Attribute<>("dr",  "deletionRules",         contexts());
    public static final Attribute<Long>                DELETION_RULES_RELATION = new Attribute<>("drr", "deletionRulesRelation", DataTypes.enumeration(AND, OR));

    private static final TypeDescription DESCRIPTION = new TypeDescription(NUMBER, "m2m:pdr", "policyDeletionRules", Set.of(NotificationTargetPolicyType.NUMBER),
            AttributeTable.of(ServiceSubscriptions.UNANNOUNCED,
                    row(Common.CREATOR,          "01", O, NP, NA),
                    row(DELETION_RULES,          "01", O, NP, NA),
                    row(DELETION_RULES_RELATION, "01", O, O,  NA)));
    // @formatter:on

    @Override
    public TypeDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Changes creating(Creation creation) {
        try (Stream<Resource> present = creation.view().children(creation.parent().id(), NUMBER)) {
            if (present.count() >= MOST) {
                throw RequestFailure.badRequest(creation.parent().path() + " has " + MOST + " policyDeletionRules");
            }
        }
        return Changes.created(creation.candidate());
    }

    /** Whether the rules let a target go at this moment; without contexts always. */
    static boolean hold(Resource rules, Instant now) {
        Map<String, Object> contexts = rules.get(DELETION_RULES).orElse(Map.of());
        List<Boolean> met = new ArrayList<>();
        if (contexts.get("tod") instanceof List<?> times) {
            met.add(times.stream().anyMatch(time -> ScheduleEntry.parse(time.toString()).matches(now)));
        }
        if (contexts.containsKey("lr")) {
            met.add(false);
        }
        boolean all = rules.get(DELETION_RULES_RELATION).orElse(OR) == AND;
        return met.isEmpty() || (all ? !met.contains(false) : met.contains(true));
    }

    private static ObjectType contexts() {
        return ObjectType.of("deletion contexts", Set.of(),
                List.of(new Attribute<>("tod", "timeOfDay", DataTypes.nonEmptyListOf(ScheduleEntry.TYPE)),
                        new Attribute<>("lr", "locationRegions",
                                DataTypes.nonEmptyListOf(LocationRegion.TYPE))));
    }
}
