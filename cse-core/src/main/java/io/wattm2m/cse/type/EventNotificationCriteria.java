// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.DataTypes;
import io.wattm2m.cse.resource.ObjectType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a subscription wants to be told of (m2m:eventNotificationCriteria, TS-0001 9.6.8 table 9.6.8-3, TS-0004
 * 6.3.5.10), and which notification content types that allows. Pure.
 */
public final class EventNotificationCriteria {
    /** {@code net}: the subscribed-to resource is updated. */
    public static final long UPDATE_OF_RESOURCE = 1;
    /** {@code net}: the subscribed-to resource is deleted. */
    public static final long DELETE_OF_RESOURCE = 2;
    /** {@code net}: a direct child is created. */
    public static final long CREATE_OF_CHILD = 3;
    /** {@code net}: a direct child is deleted. */
    public static final long DELETE_OF_CHILD = 4;
    /** {@code net}: a RETRIEVE of the subscribed-to container with its children finds no instance. */
    public static final long RETRIEVE_WITHOUT_INSTANCE = 5;
    /** {@code net}: the subscribed-to resource is about to be updated, and waits for consent. */
    public static final long BLOCKING_UPDATE = 7;
    /** {@code net}: data of the subscribed-to time series are missing. */
    public static final long MISSING_DATA = 8;
    private static final long TRIGGER = 6;
    private static final int CONTAINER = 3;
    private static final int TIME_SERIES = 29;

    static final ObjectType TYPE = ObjectType.of("event notification criteria", Set.of(), List.of(
            new Attribute<>("net", "notificationEventType",
                    DataTypes.repeated(DataTypes.enumeration(1, 2, 3, 4, 5, 6, 7, 8))),
            new Attribute<>("atr", "attribute", DataTypes.listOf(DataTypes.TOKEN)),
            new Attribute<>("chty", "childResourceType", DataTypes.listOf(DataTypes.POSITIVE)),
            new Attribute<>("om", "operationMonitor", DataTypes.listOf(operationMonitor())),
            new Attribute<>("md", "missingData", missingData()),
            new Attribute<>("crb", "createdBefore", DataTypes.TIMESTAMP),
            new Attribute<>("cra", "createdAfter", DataTypes.TIMESTAMP),
            new Attribute<>("ms", "modifiedSince", DataTypes.TIMESTAMP),
            new Attribute<>("us", "unmodifiedSince", DataTypes.TIMESTAMP),
            new Attribute<>("sts", "stateTagSmaller", DataTypes.POSITIVE),
            new Attribute<>("stb", "stateTagBigger", DataTypes.NON_NEGATIVE),
            new Attribute<>("exb", "expireBefore", DataTypes.TIMESTAMP),
            new Attribute<>("exa", "expireAfter", DataTypes.TIMESTAMP),
            new Attribute<>("sza", "sizeAbove", DataTypes.NON_NEGATIVE),
            new Attribute<>("szb", "sizeBelow", DataTypes.POSITIVE),
            new Attribute<>("fo", "filterOperation", DataTypes.enumeration(1, 2))));

    private static final Map<Long, Set<Long>> CONTENT_TYPES = Map.of(1L, Set.of(1L, 2L, 3L), 2L, Set.of(1L, 3L),
            3L, Set.of(1L, 3L), 4L, Set.of(1L, 3L), 5L, Set.of(1L, 3L), 6L, Set.of(4L), 7L, Set.of(2L), 8L, Set.of(5L));
    private static final Set<Long> OF_OPERATIONS = Set.of(1L, 3L);
    private static final Map<Long, Long> DEFAULT_CONTENT_TYPE =
            Map.of(1L, 1L, 2L, 1L, 3L, 1L, 4L, 1L, 5L, 1L, 6L, 4L, 7L, 2L, 8L, 5L);

    private EventNotificationCriteria() {}

    /** The kinds of event; {@code [1]} where the criteria name none and monitor no operations. */
    @SuppressWarnings("unchecked") // TYPE has checked it
    public static List<Long> events(Map<String, Object> criteria) {
        List<Long> named = (List<Long>) criteria.getOrDefault("net", List.of());
        return named.isEmpty() && !criteria.containsKey("om") ? List.of(UPDATE_OF_RESOURCE) : named;
    }

    /** The content type where the subscription names none; BAD_REQUEST where the kinds of event differ in it. */
    static long defaultContentType(List<Long> events) {
        List<Long> defaults = events.stream().map(DEFAULT_CONTENT_TYPE::get).distinct().toList();
        if (defaults.size() > 1) {
            throw RequestFailure.badRequest("nct (notificationContentType) is missing, and enc.net " + events
                    + " has no common default");
        }
        return defaults.isEmpty() ? 1 : defaults.getFirst();
    }

    /** Refuses a content type that one of the kinds of event, or the monitoring of operations, does not have. */
    static void checkContentType(List<Long> events, long contentType) {
        must(!events.isEmpty() || OF_OPERATIONS.contains(contentType),
                "nct (notificationContentType) " + contentType + " is not possible with enc.om");
        for (Long event : events) {
            if (!CONTENT_TYPES.getOrDefault(event, Set.of()).contains(contentType)) {
                throw RequestFailure.badRequest("nct (notificationContentType) " + contentType
                        + " is not possible with enc.net " + event);
            }
        }
    }

    /** Refuses combinations that the standard rules out, whatever else the subscription has. */
    static void check(Map<String, Object> criteria, int parentType) {
        List<Long> events = events(criteria);
        must(!(criteria.containsKey("net") && criteria.containsKey("om")), "enc has both net and om");
        must(!events.contains(MISSING_DATA) || criteria.containsKey("md"), "enc.net 8 needs enc.md");
        must(!criteria.containsKey("md") && !events.contains(MISSING_DATA) || parentType == TIME_SERIES,
                "enc.net 8 and enc.md are only possible below a timeSeries");
        must(!events.contains(RETRIEVE_WITHOUT_INSTANCE) || parentType == CONTAINER,
                "enc.net 5 is only possible below a container");
        must(!events.contains(BLOCKING_UPDATE) || events.size() == 1, "enc.net 7 stands alone");
        must(!events.contains(BLOCKING_UPDATE) || Set.of("net", "atr").containsAll(criteria.keySet()),
                "enc.net 7 allows no other criterion than atr");
        for (Object monitor : (List<?>) criteria.getOrDefault("om", List.of())) {
            Map<?, ?> members = (Map<?, ?>) monitor;
            must(!members.isEmpty(), "enc.om has an entry with neither operations nor originator");
            must(!(members.containsKey("or") && members.containsKey("org")), "enc.om has both or and org");
        }
    }

    /** Refuses what the standard has and this CSE does not: nothing triggers AEs here. */
    static void checkSupported(Map<String, Object> criteria) {
        if (events(criteria).contains(TRIGGER)) {
            throw RequestFailure.notImplemented("enc.net 6 is not supported: this CSE has no triggers");
        }
    }

    private static void must(boolean holds, String fault) {
        if (!holds) {
            throw RequestFailure.badRequest(fault);
        }
    }

    private static ObjectType operationMonitor() {
        return ObjectType.of("an operation monitor", Set.of(), List.of(
                new Attribute<>("ops", "operations", Operations.TYPE),
                new Attribute<>("or", "originator", DataTypes.ID),
                new Attribute<>("org", "originator", DataTypes.ID)));
    }

    private static ObjectType missingData() {
        return ObjectType.of("missing data", Set.of("num", "dur"), List.of(
                new Attribute<>("num", "number", DataTypes.POSITIVE),
                new Attribute<>("dur", "duration", DataTypes.DURATION)));
    }
}
