// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.resource.AttributeRule.Announced.NA;
import static io.wattm2m.cse.resource.AttributeRule.Presence.M;
import static io.wattm2m.cse.resource.AttributeRule.Presence.NP;
import static io.wattm2m.cse.resource.AttributeRule.Presence.O;
import static io.wattm2m.cse.resource.AttributeTable.row;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.AttributeTable;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Creation;
import io.wattm2m.cse.resource.DataTypes;
import io.wattm2m.cse.resource.ObjectType;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A subscription to several resources at once (TS-0001 9.6.58, TS-0004 7.4.58): its targets are told when events of all
 * of them fall into one time window.
 */
public final class CrossResourceSubscriptionType implements DescribedType {
    public static final int NUMBER = 48;
    /** {@code twt}: one window follows the other. */
    public static final long PERIODIC = 1;

    // @formatter:off
    public static final Attribute<List<String>>        REGULAR_RESOURCES      = new Attribute<>("rrat",  "regularResourcesAsTarget",              DataTypes.nonEmptyListOf(DataTypes.ID));
    public static final Attribute<List<String>>        SUBSCRIPTION_RESOURCES = new Attribute<>("srat",  "subscriptionResourcesAsTarget",         DataTypes.nonEmptyListOf(DataTypes.ID));
    public static final Attribute<List<String>>        OWN_SUBSCRIPTIONS      = new Attribute<>("rrats", "regularResourcesAsTargetSubscriptions", DataTypes.listOf(DataTypes.ID));
    public static final Attribute<Long>                TIME_WINDOW_TYPE       = new Attribute<>("twt",   "timeWindowType",                        DataTypes.enumeration(1, 2));
    public static final Attribute<Duration>            TIME_WINDOW_SIZE       = new Attribute<>("tws",   "timeWindowSize",                        DataTypes.DURATION);
    public static final Attribute<Map<String, Object>> CRITERIA_SET           = new Attribute<>("encs",  "eventNotificationCriteriaSet",          criteriaSet());
    public static final Attribute<Long>                EVENT_EVALUATION_MODE  = new Attribute<>("eem",   "eventEvaluationMode",                   DataTypes.enumeration(1, 2, 3, 4, 5));
    /** All subscriptions that are listened to, SP-relative; no representation shows it. */
    public static final Attribute<List<String>>        LISTENED_TO            = new Attribute<>("crs.listened", "listenedTo",                     DataTypes.listOf(DataTypes.ID));

    private static final TypeDescription DESCRIPTION = new TypeDescription(NUMBER, "m2m:crs", "crossResourceSubscription", Set.of(CseBaseType.NUMBER, AeType.NUMBER, 16),
            AttributeTable.of(Common.EXPIRING,
                    row(Common.ACCESS_CONTROL_POLICY_IDS,              "01", O,  O,  NA),
                    row(Common.DYNAMIC_AUTHORIZATION_CONSULTATION_IDS, "01", O,  O,  NA),
                    row(Common.CUSTODIAN,                              "01", O,  O,  NA),
                    row(Common.CREATOR,                                "01", O,  NP, NA),
                    row(REGULAR_RESOURCES,                             "01", O,  NP, NA),
                    row(SUBSCRIPTION_RESOURCES,                        "01", O,  NP, NA),
                    row(OWN_SUBSCRIPTIONS,                             "01", NP, NP, NA),
                    row(TIME_WINDOW_TYPE,                              "1",  M,  O,  NA),
                    row(TIME_WINDOW_SIZE,                              "1",  M,  O,  NA),
                    row(CRITERIA_SET,                                  "01", O,  NP, NA),
                    row(SubscriptionType.NOTIFICATION_EVENT_CATEGORY,  "01", O,  NP, NA),
                    row(SubscriptionType.EXPIRATION_COUNTER,           "01", O,  O,  NA),
                    row(SubscriptionType.NOTIFICATION_URI,             "1",  M,  O,  NA),
                    row(SubscriptionType.SUBSCRIBER_URI,               "01", O,  NP, NA),
                    row(EVENT_EVALUATION_MODE,                         "01", O,  O,  NA),
                    row(SubscriptionType.NOTIFICATION_STATS_ENABLE,    "01", O,  O,  NA),
                    row(SubscriptionType.NOTIFICATION_STATS_INFO,      "01", NP, NP, NA)));
    // @formatter:on

    private final Verification verification;

    /** The type at the CSE with this CSE-ID. */
    public CrossResourceSubscriptionType(String cseId) {
        this.verification = new Verification(cseId);
    }

    @Override
    public TypeDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Map<String, VirtualChild> virtualChildren() {
        return Map.of("ntsr", VirtualChild.NOTIFICATION_TARGET_SELF_REFERENCE);
    }

    @Override
    public Changes creating(Creation creation) {
        Resource candidate = creation.candidate();
        int regular = candidate.get(REGULAR_RESOURCES).map(List::size).orElse(0);
        if (regular == 0 && candidate.get(SUBSCRIPTION_RESOURCES).isEmpty()) {
            throw RequestFailure.badRequest("one of rrat (regularResourcesAsTarget) and srat"
                    + " (subscriptionResourcesAsTarget) is mandatory");
        }
        int criteria = criteria(candidate).size();
        if (regular > 0 && criteria != 1 && criteria != regular) {
            throw RequestFailure.badRequest("encs (eventNotificationCriteriaSet) has " + criteria
                    + " entries, but rrat has " + regular + ": there is to be one for all, or one for each");
        }
        checkWindow(candidate);
        return Changes.created(SubscriptionType.counting(candidate, false));
    }

    @Override
    public Changes updating(Resource before, Resource after, ResourceView view) {
        checkWindow(after);
        return Changes.updated(before, SubscriptionType.counting(after, SubscriptionType.isCounting(before)));
    }

    @Override
    public List<RequestPrimitive> consents(Resource resource, Resource before) {
        return verification.requests(resource, before);
    }

    /** The criteria for its regular resources: one for all of them, or one for each. */
    @SuppressWarnings("unchecked") // the type has checked it
    public static List<Map<String, Object>> criteria(Resource crossResourceSubscription) {
        return (List<Map<String, Object>>) crossResourceSubscription.get(CRITERIA_SET)
                .map(set -> set.get("enc")).orElse(List.of());
    }

    private static void checkWindow(Resource resource) {
        if (!resource.require(TIME_WINDOW_SIZE).isPositive()) {
            throw RequestFailure.badRequest("tws (timeWindowSize) is not longer than nothing");
        }
    }

    private static ObjectType criteriaSet() {
        return ObjectType.of("a set of criteria", Set.of("enc"), List.of(new Attribute<>("enc",
                "eventNotificationCriteria", DataTypes.nonEmptyListOf(EventNotificationCriteria.TYPE))));
    }
}
