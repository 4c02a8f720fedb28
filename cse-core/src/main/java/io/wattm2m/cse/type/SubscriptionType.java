// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.resource.AttributeRule.Announced.NA;
import static io.wattm2m.cse.resource.AttributeRule.Presence.M;
import static io.wattm2m.cse.resource.AttributeRule.Presence.NP;
import static io.wattm2m.cse.resource.AttributeRule.Presence.O;
import static io.wattm2m.cse.resource.AttributeTable.row;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
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
import java.util.function.BiPredicate;

/**
 * A subscription (TS-0001 9.6.8, TS-0004 7.4.8): who is to be told what about its parent.
 *
 * <p>What the standard has and this CSE does not is refused with NOT_IMPLEMENTED, on CREATE and on UPDATE. That the
 * originator may RETRIEVE the parent is for the engine to check.
 */
public final class SubscriptionType implements ResourceType {
    public static final int NUMBER = 23;

    // @formatter:off
    public static final Attribute<Map<String, Object>> EVENT_NOTIFICATION_CRITERIA   = new Attribute<>("enc",  "eventNotificationCriteria",   EventNotificationCriteria.TYPE);
    public static final Attribute<Long>                EXPIRATION_COUNTER            = new Attribute<>("exc",  "expirationCounter",           DataTypes.POSITIVE);
    public static final Attribute<List<String>>        NOTIFICATION_URI              = new Attribute<>("nu",   "notificationURI",             DataTypes.nonEmptyListOf(DataTypes.URI));
    public static final Attribute<String>              GROUP_ID                      = new Attribute<>("gpi",  "groupID",                     DataTypes.URI);
    public static final Attribute<String>              NOTIFICATION_FORWARDING_URI   = new Attribute<>("nfu",  "notificationForwardingURI",   DataTypes.URI);
    public static final Attribute<Map<String, Object>> BATCH_NOTIFY                  = new Attribute<>("bn",   "batchNotify",                 batchNotify());
    public static final Attribute<Map<String, Object>> RATE_LIMIT                    = new Attribute<>("rl",   "rateLimit",                   rateLimit());
    public static final Attribute<Long>                PRE_SUBSCRIPTION_NOTIFY       = new Attribute<>("psn",  "preSubscriptionNotify",       DataTypes.POSITIVE);
    public static final Attribute<Long>                PENDING_NOTIFICATION          = new Attribute<>("pn",   "pendingNotification",         DataTypes.enumeration(1, 2));
    public static final Attribute<Long>                NOTIFICATION_STORAGE_PRIORITY = new Attribute<>("nsp",  "notificationStoragePriority", DataTypes.POSITIVE);
    public static final Attribute<Boolean>             LATEST_NOTIFY                 = new Attribute<>("ln",   "latestNotify",                DataTypes.BOOLEAN);
    public static final Attribute<Long>                NOTIFICATION_CONTENT_TYPE     = new Attribute<>("nct",  "notificationContentType",     DataTypes.enumeration(1, 2, 3, 4, 5));
    public static final Attribute<Long>                NOTIFICATION_EVENT_CATEGORY   = new Attribute<>("nec",  "notificationEventCat",        DataTypes.EVENT_CATEGORY);
    public static final Attribute<String>              SUBSCRIBER_URI                = new Attribute<>("su",   "subscriberURI",               DataTypes.URI);
    public static final Attribute<List<String>>        ASSOCIATED_CROSS_RESOURCE_SUB = new Attribute<>("acrs", "associatedCrossResourceSub",  DataTypes.listOf(DataTypes.ID));
    public static final Attribute<Boolean>             NOTIFICATION_STATS_ENABLE     = new Attribute<>("nse",  "notificationStatsEnable",     DataTypes.BOOLEAN);
    public static final Attribute<List<Map<String, Object>>> NOTIFICATION_STATS_INFO = new Attribute<>("nsi",  "notificationStatsInfo",       DataTypes.listOf(statistics()));
    public static final Attribute<Boolean>             ENABLE_EVENT_NOTIFICATION_ORIGINATOR =
                                                                                       new Attribute<>("eeno", "enableEventNotificationOriginator", DataTypes.BOOLEAN);

    private static final AttributeTable ATTRIBUTES = AttributeTable.of(Common.EXPIRING,
            row(Common.ACCESS_CONTROL_POLICY_IDS,              "01", O, O,  NA),
            row(Common.DYNAMIC_AUTHORIZATION_CONSULTATION_IDS, "01", O, O,  NA),
            row(Common.CUSTODIAN,                              "01", O, O,  NA),
            row(Common.CREATOR,                                "01", O, NP, NA),
            row(EVENT_NOTIFICATION_CRITERIA,                   "01", O, O,  NA),
            row(EXPIRATION_COUNTER,                            "01", O, O,  NA),
            row(NOTIFICATION_URI,                              "1",  M, O,  NA),
            row(GROUP_ID,                                      "01", O, O,  NA),
            row(NOTIFICATION_FORWARDING_URI,                   "01", O, O,  NA),
            row(BATCH_NOTIFY,                                  "01", O, O,  NA),
            row(RATE_LIMIT,                                    "01", O, O,  NA),
            row(PRE_SUBSCRIPTION_NOTIFY,                       "01", O, NP, NA),
            row(PENDING_NOTIFICATION,                          "01", O, O,  NA),
            row(NOTIFICATION_STORAGE_PRIORITY,                 "01", O, O,  NA),
            row(LATEST_NOTIFY,                                 "01", O, O,  NA),
            row(NOTIFICATION_CONTENT_TYPE,                     "1",  O, O,  NA),
            row(NOTIFICATION_EVENT_CATEGORY,                   "01", O, O,  NA),
            row(SUBSCRIBER_URI,                                "01", O, NP, NA),
            row(ASSOCIATED_CROSS_RESOURCE_SUB,                 "01", O, O,  NA),
            row(NOTIFICATION_STATS_ENABLE,                     "01", O, O,  NA),
            row(NOTIFICATION_STATS_INFO,                       "01", NP, NP, NA),
            row(ENABLE_EVENT_NOTIFICATION_ORIGINATOR,          "01", O, O,  NA));

    private static final List<Attribute<?>> UNSUPPORTED = List.of(ENABLE_EVENT_NOTIFICATION_ORIGINATOR, Common.DYNAMIC_AUTHORIZATION_CONSULTATION_IDS);
    // @formatter:on
    /** The types of TS-0001 9.6 that list subscriptions among their children. */
    private static final Set<Integer> PARENTS = Set.of(1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 18, 19, 20,
            21,
            22, 24, 26, 28, 29, 31, 32, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 60, 62,
            63,
            64, 65, 66, 10001, 10002, 10003, 10005, 10009, 10010, 10013, 10014, 10016, 10018, 10024, 10028, 10029);

    private final SubscriptionChecks checks;
    private final Verification verification;

    /**
     * The type at this CSE.
     *
     * @param cseId the CSE-ID, e.g. {@code /id-in}
     * @param mayContain whether below resources of the first type there may be children of the second
     */
    public SubscriptionType(String cseId, BiPredicate<Integer, Integer> mayContain) {
        this.checks = new SubscriptionChecks(UNSUPPORTED, mayContain);
        this.verification = new Verification(cseId);
    }

    @Override
    public int number() {
        return NUMBER;
    }

    @Override
    public String shortName() {
        return "m2m:sub";
    }

    @Override
    public String longName() {
        return "subscription";
    }

    @Override
    public AttributeTable attributes() {
        return ATTRIBUTES;
    }

    @Override
    public Set<Integer> parents() {
        return PARENTS;
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.CREATABLE, Trait.UPDATABLE, Trait.DELETABLE);
    }

    @Override
    public Map<String, VirtualChild> virtualChildren() {
        return Map.of("ntsr", VirtualChild.NOTIFICATION_TARGET_SELF_REFERENCE);
    }

    @Override
    public Changes creating(Creation creation) {
        if (!creation.parent().type().has(Trait.SUBSCRIBABLE)) {
            throw new RequestFailure(ResponseStatusCode.TARGET_NOT_SUBSCRIBABLE,
                    "resources of the type " + creation.parent().type().longName() + " cannot be subscribed to");
        }
        checks.checkAlone(creation);
        Resource complete = checks.complete(creation.candidate(), creation.parent().type().number());
        return Changes.created(counting(complete, false));
    }

    @Override
    public Changes updating(Resource before, Resource after, ResourceView view) {
        checks.checkUpdate(before, after);
        int parentType = view.byId(after.parentId()).map(parent -> parent.type().number()).orElse(0);
        Resource complete = checks.complete(after, parentType);
        return Changes.updated(before, counting(complete, isCounting(before)));
    }

    /** The verification of those who are to be told (TS-0001 10.2.10.2): of all but the originator. */
    @Override
    public List<RequestPrimitive> consents(Resource resource, Resource before) {
        return verification.requests(resource, before);
    }

    /** With statistics that begin at nothing, where it did not count before. */
    static Resource counting(Resource subscription, boolean before) {
        boolean begins = isCounting(subscription) && !before;
        return begins ? subscription.with(NOTIFICATION_STATS_INFO, List.of()) : subscription;
    }

    static boolean isCounting(Resource subscription) {
        return subscription.get(NOTIFICATION_STATS_ENABLE).orElse(false);
    }

    private static ObjectType batchNotify() {
        return ObjectType.of("a batch", Set.of(), List.of(new Attribute<>("num", "number", DataTypes.POSITIVE),
                new Attribute<>("dur", "duration", DataTypes.DURATION)));
    }

    private static ObjectType statistics() {
        return ObjectType.of("notification statistics", Set.of("tg"),
                List.of(new Attribute<>("tg", "target", DataTypes.URI),
                        new Attribute<>("rqs", "requests", DataTypes.NON_NEGATIVE),
                        new Attribute<>("rsr", "responses", DataTypes.NON_NEGATIVE),
                        new Attribute<>("noec", "notificationEventCount", DataTypes.NON_NEGATIVE)));
    }

    private static ObjectType rateLimit() {
        return ObjectType.of("a rate limit", Set.of("mnn", "tww"),
                List.of(new Attribute<>("mnn", "maxNrOfNotify", DataTypes.POSITIVE),
                        new Attribute<>("tww", "timeWindow", DataTypes.DURATION)));
    }
}
