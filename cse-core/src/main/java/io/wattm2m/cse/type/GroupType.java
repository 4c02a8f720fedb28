// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.resource.AttributeRule.Announced.NA;
import static io.wattm2m.cse.resource.AttributeRule.Announced.OA;
import static io.wattm2m.cse.resource.AttributeRule.Presence.M;
import static io.wattm2m.cse.resource.AttributeRule.Presence.NP;
import static io.wattm2m.cse.resource.AttributeRule.Presence.O;
import static io.wattm2m.cse.resource.AttributeTable.row;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.AttributeTable;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Creation;
import io.wattm2m.cse.resource.DataTypes;
import io.wattm2m.cse.resource.ObjectType;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceType;
import io.wattm2m.cse.resource.ResourceView;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A group of resources (TS-0001 9.6.13, TS-0004 7.4.13), to which a request is sent at once through {@code fopt}, and
 * whose members an access control policy may name together. Here are its form and its count; what its members are the
 * engine finds out.
 */
public final class GroupType implements ResourceType {
    public static final int NUMBER = 9;
    /** The member type of a group whose members may be of any type. */
    public static final long MIXED = 0;
    /** The member type that stands for {@code ol} (m2m:memberType, TS-0004 6.3.4.2.11). */
    public static final long OLDEST = 20_001;
    /** The member type that stands for {@code la}. */
    public static final long LATEST = 20_002;

    // @formatter:off
    public static final Attribute<Long>                MEMBER_TYPE                = new Attribute<>("mt",   "memberType",                DataTypes.NON_NEGATIVE);
    public static final Attribute<Map<String, Object>> SPECIALIZATION_TYPE        = new Attribute<>("spty", "specializationType",        specialization());
    public static final Attribute<Long>                CURRENT_NR_OF_MEMBERS      = new Attribute<>("cnm",  "currentNrOfMembers",        DataTypes.NON_NEGATIVE);
    public static final Attribute<Long>                MAX_NR_OF_MEMBERS          = new Attribute<>("mnm",  "maxNrOfMembers",            DataTypes.POSITIVE);
    public static final Attribute<List<String>>        MEMBER_IDS                 = new Attribute<>("mid",  "memberIDs",                 DataTypes.listOf(DataTypes.URI));
    public static final Attribute<List<String>>        MEMBERS_ACCESS_CONTROL_POLICY_IDS =
                                                                                    new Attribute<>("macp", "membersAccessControlPolicyIDs", DataTypes.listOf(DataTypes.URI));
    public static final Attribute<Boolean>             MEMBER_TYPE_VALIDATED      = new Attribute<>("mtv",  "memberTypeValidated",       DataTypes.BOOLEAN);
    public static final Attribute<Long>                CONSISTENCY_STRATEGY       = new Attribute<>("csy",  "consistencyStrategy",       DataTypes.enumeration(1, 2, 3));
    public static final Attribute<String>              GROUP_NAME                 = new Attribute<>("gn",   "groupName",                 DataTypes.STRING);
    public static final Attribute<Boolean>             SEMANTIC_SUPPORT_INDICATOR = new Attribute<>("ssi",  "semanticSupportIndicator",  DataTypes.BOOLEAN);
    public static final Attribute<Map<String, Object>> NOTIFY_AGGREGATION         = new Attribute<>("nar",  "notifyAggregation",         batchNotify());

    private static final AttributeTable ATTRIBUTES = AttributeTable.of(Common.REGULAR,
            row(Common.CREATOR,                    "01", O,  NP, NA),
            row(MEMBER_TYPE,                       "1",  O,  NP, OA),
            row(SPECIALIZATION_TYPE,               "01", O,  NP, OA),
            row(CURRENT_NR_OF_MEMBERS,             "1",  NP, NP, OA),
            row(MAX_NR_OF_MEMBERS,                 "1",  M,  O,  OA),
            row(MEMBER_IDS,                        "1",  M,  O,  OA),
            row(MEMBERS_ACCESS_CONTROL_POLICY_IDS, "01", O,  O,  OA),
            row(MEMBER_TYPE_VALIDATED,             "01", NP, NP, OA),
            row(CONSISTENCY_STRATEGY,              "01", O,  NP, OA),
            row(GROUP_NAME,                        "01", O,  O,  OA),
            row(SEMANTIC_SUPPORT_INDICATOR,        "01", NP, NP, OA),
            row(NOTIFY_AGGREGATION,                "01", O,  O,  OA));
    // @formatter:on

    private static final int LAST_TYPE = 66;
    private static final int ANNOUNCED = 10_000;
    private static final Map<String, Long> SPECIALIZED = Map.of("cnd", 28L, "mgd", 13L);

    @Override
    public int number() {
        return NUMBER;
    }

    @Override
    public String shortName() {
        return "m2m:grp";
    }

    @Override
    public String longName() {
        return "group";
    }

    @Override
    public AttributeTable attributes() {
        return ATTRIBUTES;
    }

    @Override
    public Set<Integer> parents() {
        return Set.of(AeType.NUMBER, CseBaseType.NUMBER, 16, 10002, 10005, 10016);
    }

    @Override
    public Map<String, VirtualChild> virtualChildren() {
        return Map.of("fopt", VirtualChild.FAN_OUT_POINT);
    }

    @Override
    public Changes creating(Creation creation) {
        return Changes.created(counted(creation.candidate()));
    }

    @Override
    public Changes updating(Resource before, Resource after, ResourceView view) {
        return Changes.updated(before, counted(after));
    }

    /** The group with the defaults of what decides about its members; BAD_REQUEST where that makes no sense. */
    public static Resource withDefaults(Resource group) {
        long type = group.get(MEMBER_TYPE).orElse(MIXED);
        boolean known = type <= LAST_TYPE || type > ANNOUNCED && type <= ANNOUNCED + LAST_TYPE
                || type >= OLDEST && type <= LATEST + 1;
        if (!known) {
            throw RequestFailure.badRequest("mt (memberType) " + type + " is not a member type");
        }
        group.get(SPECIALIZATION_TYPE).ifPresent(specialization -> checkSpecialization(specialization, type));
        return group.with(MEMBER_TYPE, type)
                .with(CONSISTENCY_STRATEGY, group.get(CONSISTENCY_STRATEGY).orElse(Strategy.ABANDON_MEMBER.number()));
    }

    /** MAX_NUMBER_OF_MEMBER_EXCEEDED where a group has no room for so many. */
    public static void checkSize(Resource group, int members) {
        long most = group.require(MAX_NR_OF_MEMBERS);
        if (members > most) {
            throw new RequestFailure(ResponseStatusCode.MAX_NUMBER_OF_MEMBER_EXCEEDED,
                    "mid (memberIDs) has " + members + " members, but mnm (maxNrOfMembers) is " + most);
        }
    }

    private static Resource counted(Resource group) {
        int members = group.require(MEMBER_IDS).size();
        checkSize(group, members);
        return group.with(CURRENT_NR_OF_MEMBERS, (long) members);
    }

    private static void checkSpecialization(Map<String, Object> specialization, long type) {
        if (specialization.size() != 1
                || SPECIALIZED.getOrDefault(specialization.keySet().iterator().next(), -1L) != type) {
            throw RequestFailure.badRequest("spty (specializationType) " + specialization.keySet()
                    + " is not that of mt (memberType) " + type + ": cnd goes with 28, mgd with 13");
        }
    }

    private static ObjectType specialization() {
        return ObjectType.of("a specialization", Set.of(),
                List.of(new Attribute<>("cnd", "containerDefinition", DataTypes.URI),
                        new Attribute<>("mgd", "mgmtDefinition", DataTypes.POSITIVE)));
    }

    private static ObjectType batchNotify() {
        return ObjectType.of("a batch", Set.of(), List.of(new Attribute<>("num", "number", DataTypes.POSITIVE),
                new Attribute<>("dur", "duration", DataTypes.DURATION)));
    }

    /** What becomes of members that are not of the member type ({@code csy}, TS-0004 6.3.4.2.12). */
    public enum Strategy {
        /** They are left out. */
        ABANDON_MEMBER(1),
        /** There is no such group. */
        ABANDON_GROUP(2),
        /** The group becomes one of mixed members. */
        SET_MIXED(3);

        private final long number;

        Strategy(long number) {
            this.number = number;
        }

        /** The value of {@code csy}. */
        public long number() {
            return number;
        }

        /** That of a group. */
        public static Strategy of(Resource group) {
            long number = group.require(CONSISTENCY_STRATEGY);
            return values()[(int) number - 1];
        }
    }
}
