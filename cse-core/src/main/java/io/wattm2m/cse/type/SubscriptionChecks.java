// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.type.EventNotificationCriteria.BLOCKING_UPDATE;
import static io.wattm2m.cse.type.SubscriptionType.EVENT_NOTIFICATION_CRITERIA;
import static io.wattm2m.cse.type.SubscriptionType.NOTIFICATION_CONTENT_TYPE;
import static io.wattm2m.cse.type.SubscriptionType.NOTIFICATION_URI;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.Creation;
import io.wattm2m.cse.resource.Resource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rules of TS-0004 7.4.8.2 on what a subscription may hold: first those of the standard, then what is supported.
 *
 * @param unsupported attributes that are refused with NOT_IMPLEMENTED
 * @param mayContain whether below resources of the first type there may be children of the second
 */
record SubscriptionChecks(List<Attribute<?>> unsupported, BiPredicate<Integer, Integer> mayContain) {
    private static final Pattern UNKNOWN_SERIALISATION = Pattern.compile("[?&]ct=(?!(json|xml|cbor)(&|#|$))");
    private static final Set<String> BESIDE_BLOCKING_UPDATE =
            Set.of("ty", "ri", "rn", "pi", "ct", "lt", "et", "lbl", "acpi", "cr", "cstn", "enc", "nu", "nct");

    /** The subscription with its content type filled in, once all rules are met. */
    Resource complete(Resource subscription, int parentType) {
        Map<String, Object> criteria = criteria(subscription);
        List<Long> events = EventNotificationCriteria.events(criteria);
        EventNotificationCriteria.check(criteria, parentType);
        checkChildTypes(criteria, parentType);
        if (events.contains(BLOCKING_UPDATE)) {
            checkBlockingUpdate(subscription);
        }
        long contentType = subscription.get(NOTIFICATION_CONTENT_TYPE)
                .orElseGet(() -> EventNotificationCriteria.defaultContentType(events));
        EventNotificationCriteria.checkContentType(events, contentType);
        checkSupported(subscription, criteria);
        return subscription.with(NOTIFICATION_CONTENT_TYPE, contentType);
    }

    /** BLOCKING_SUBSCRIPTION_ALREADY_EXISTS where another subscription blocks updates of the resource already. */
    void checkAlone(Creation creation) {
        if (!isBlocking(creation.candidate())) {
            return;
        }
        try (Stream<Resource> others = creation.view().children(creation.parent().id(), SubscriptionType.NUMBER)) {
            if (others.anyMatch(SubscriptionChecks::isBlocking)) {
                throw new RequestFailure(ResponseStatusCode.BLOCKING_SUBSCRIPTION_ALREADY_EXISTS,
                        creation.parent().path() + " has a subscription with enc.net 7 already");
            }
        }
    }

    /** A blocking update may not be asked for by an UPDATE. */
    void checkUpdate(Resource before, Resource after) {
        if (isBlocking(after) && !isBlocking(before)) {
            throw RequestFailure.badRequest("enc.net 7 can only be set when the subscription is created");
        }
    }

    private void checkChildTypes(Map<String, Object> criteria, int parentType) {
        for (Object type : (List<?>) criteria.getOrDefault("chty", List.of())) {
            if (!mayContain.test(parentType, ((Long) type).intValue())) {
                throw RequestFailure.badRequest("enc.chty " + type + " is not a type of children that the subscribed-to"
                        + " resource (ty " + parentType + ") can have");
            }
        }
    }

    private static void checkBlockingUpdate(Resource subscription) {
        List<String> targets = subscription.require(NOTIFICATION_URI);
        if (targets.size() > 1 || targets.getFirst().contains(":")) {
            throw RequestFailure.badRequest("nu has to be one resource identifier with enc.net 7");
        }
        subscription.attributes().keySet().stream().filter(name -> !BESIDE_BLOCKING_UPDATE.contains(name)).findFirst()
                .ifPresent(name -> {
                    throw RequestFailure.badRequest(name + " is not possible with enc.net 7");
                });
    }

    private void checkSupported(Resource subscription, Map<String, Object> criteria) {
        for (Attribute<?> attribute : unsupported) {
            if (subscription.attributes().containsKey(attribute.shortName())) {
                throw RequestFailure.notImplemented(attribute.shortName() + " (" + attribute.longName()
                        + ") of a subscription is not supported");
            }
        }
        EventNotificationCriteria.checkSupported(criteria);
        for (String target : subscription.require(NOTIFICATION_URI)) {
            if (UNKNOWN_SERIALISATION.matcher(target).find()) {
                throw RequestFailure.notImplemented("nu '" + target + "' asks for another ct than json, xml or cbor");
            }
        }
    }

    private static boolean isBlocking(Resource subscription) {
        return EventNotificationCriteria.events(criteria(subscription)).contains(BLOCKING_UPDATE);
    }

    private static Map<String, Object> criteria(Resource subscription) {
        return subscription.get(EVENT_NOTIFICATION_CRITERIA).orElse(Map.of());
    }
}
