// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.DataTypes;
import io.wattm2m.cse.resource.ObjectType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** A set of access control rules as data (m2m:setOfAcrs, TS-0001 9.6.2, TS-0004 6.3.5.22 to 6.3.5.26). Pure. */
public final class AccessControlRules {
    /** The sum of all operations of {@code acop}. */
    public static final long ALL_OPERATIONS = 63;

    static final ObjectType TYPE = ObjectType.of("a set of access control rules", Set.of(),
            List.of(new Attribute<>("acr", "accessControlRule", DataTypes.listOf(rule()))));

    private AccessControlRules() {}

    /** The rules of the set: {@code acor}, {@code acop} and what else there is. */
    public static List<Map<String, Object>> rules(Map<String, Object> set) {
        return objects(set, "acr");
    }

    /** The objects in a list that is a member of a checked object; none where the member is absent. */
    @SuppressWarnings("unchecked") // TYPE has checked it
    public static List<Map<String, Object>> objects(Map<String, Object> object, String member) {
        return (List<Map<String, Object>>) object.getOrDefault(member, List.of());
    }

    /** Refuses restrictions that this CSE cannot apply: a rule without them would grant more than was meant. */
    static void checkSupported(Map<String, Object> set) {
        for (Map<String, Object> rule : rules(set)) {
            for (Map<String, Object> context : objects(rule, "acco")) {
                refuse(context, "acui", "acr.acco.acui (accessControlUserIDs)");
                refuse(context, "acec", "acr.acco.acec (accessControlEvalCriteria)");
                refuse(context, "acl", "acr.acco.acl (accessControlLimit)");
            }
        }
    }

    private static void refuse(Map<String, Object> object, String member, String name) {
        if (object.containsKey(member)) {
            throw RequestFailure.notImplemented(name + " is not supported");
        }
    }

    private static ObjectType rule() {
        return ObjectType.of("an access control rule", Set.of("acor", "acop"), List.of(
                new Attribute<>("acor", "accessControlOriginators", DataTypes.nonEmptyListOf(DataTypes.ID)),
                new Attribute<>("acop", "accessControlOperations",
                        DataTypes.enumeration(LongStream.rangeClosed(0, ALL_OPERATIONS).toArray())),
                new Attribute<>("acco", "accessControlContexts", DataTypes.listOf(context())),
                new Attribute<>("acod", "accessControlObjectDetails", DataTypes.listOf(objectDetails())),
                new Attribute<>("acaf", "accessControlAuthenticationFlag", DataTypes.BOOLEAN),
                new Attribute<>("aca", "accessControlAttributes", DataTypes.nonEmptyListOf(DataTypes.TOKEN))));
    }

    private static ObjectType context() {
        return ObjectType.of("an access control context", Set.of(), List.of(
                new Attribute<>("actw", "accessControlTimeWindow", DataTypes.listOf(ScheduleEntry.TYPE)),
                new Attribute<>("acip", "accessControlIpAddresses", addresses()),
                new Attribute<>("aclr", "accessControlLocationRegion", LocationRegion.TYPE),
                new Attribute<>("acui", "accessControlUserIDs", DataTypes.listOf(DataTypes.ID)),
                new Attribute<>("acec", "accessControlEvalCriteria", DataTypes.ANY),
                new Attribute<>("acl", "accessControlLimit", DataTypes.ANY)));
    }

    private static ObjectType addresses() {
        return ObjectType.of("IP addresses", Set.of(), List.of(
                new Attribute<>("ipv4", "ipv4Addresses", DataTypes.listOf(AddressRange.IPV4)),
                new Attribute<>("ipv6", "ipv6Addresses", DataTypes.listOf(AddressRange.IPV6))));
    }

    private static ObjectType objectDetails() {
        return ObjectType.of("access control object details", Set.of("chty"), List.of(
                new Attribute<>("ty", "resourceType", DataTypes.POSITIVE),
                new Attribute<>("spty", "specializationType", specialization()),
                new Attribute<>("chty", "childResourceType", DataTypes.listOf(DataTypes.POSITIVE))));
    }

    private static ObjectType specialization() {
        return ObjectType.of("a specialization", Set.of(),
                List.of(new Attribute<>("cnd", "containerDefinition", DataTypes.URI),
                        new Attribute<>("mgd", "mgmtDefinition", DataTypes.POSITIVE)));
    }
}
