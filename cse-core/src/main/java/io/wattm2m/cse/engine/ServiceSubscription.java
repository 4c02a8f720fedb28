// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.Wildcard;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.type.ServiceSubscribedAppRuleType;
import io.wattm2m.cse.type.ServiceSubscribedNodeType;
import io.wattm2m.cse.type.ServiceSubscriptionProfileType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which AEs may register at which CSEs by the service subscriptions that the IN-CSE keeps (TS-0001 9.6.19, 9.6.20,
 * 9.6.29 and 10.2.2.2): the nodes in them name a CSE and link to the rules for its AEs. Thread-safe.
 */
final class ServiceSubscription {
    /** The credential of an AE that has none. */
    static final String NO_CREDENTIAL = "None";
    private final Hosting hosting;
    private final TargetResolver resolver;

    ServiceSubscription(Hosting hosting) {
        this.hosting = hosting;
        this.resolver = new TargetResolver(hosting);
    }

    /**
     * Refuses an AE with SERVICE_SUBSCRIPTION_NOT_ESTABLISHED where no subscription is for its CSE, and with
     * APP_RULE_VALIDATION_FAILED where that has no rule that lets it in.
     */
    void check(Applicant applicant) {
        List<Resource> nodes = nodes();
        if (!hosting.settings().serviceSubscriptions().applies(!nodes.isEmpty())) {
            return;
        }
        List<Resource> own = nodes.stream()
                .filter(node -> node.get(ServiceSubscribedNodeType.CSE_ID).filter(applicant.cse::equals).isPresent())
                .toList();
        if (own.isEmpty()) {
            throw new RequestFailure(ResponseStatusCode.SERVICE_SUBSCRIPTION_NOT_ESTABLISHED,
                    "no serviceSubscribedNode has csi (CSE-ID) " + applicant.cse);
        }
        if (own.stream().flatMap(this::rules).noneMatch(applicant::fits)) {
            throw new RequestFailure(ResponseStatusCode.APP_RULE_VALIDATION_FAILED, "no serviceSubscribedAppRule for "
                    + applicant.cse + " lets an AE with api " + applicant.appId + ", the AE-ID " + applicant.aeId
                    + " and the credential " + applicant.credential + " register");
        }
    }

    private List<Resource> nodes() {
        return children(hosting.cse().id().substring(1), ServiceSubscriptionProfileType.NUMBER).stream()
                .flatMap(profile -> children(profile.id(), ServiceSubscribedNodeType.NUMBER).stream()).toList();
    }

    private List<Resource> children(String parent, int type) {
        try (Stream<Resource> children = hosting.tree().children(parent, type)) {
            return children.filter(child -> !hosting.isExpired(child)).toList();
        }
    }

    private Stream<Resource> rules(Resource node) {
        return node.get(ServiceSubscribedNodeType.RULE_LINKS).orElse(List.of()).stream().map(this::rule)
                .flatMap(Optional::stream);
    }

    /** A link to what is not there, or elsewhere, lets nobody in. */
    private Optional<Resource> rule(String link) {
        try {
            return resolver.referred(link).filter(rule -> rule.is(ServiceSubscribedAppRuleType.NUMBER));
        } catch (RequestFailure unreadable) {
            return Optional.empty();
        }
    }

    /**
     * An AE that wants to register.
     *
     * @param cse the CSE-ID of its Registrar CSE
     * @param credential the identifier of its credential, {@code None} where it has none
     * @param appId its App-ID
     * @param aeId the AE-ID-Stem that it brings, or {@code C} or {@code S} where it asks for one
     */
    record Applicant(String cse, String credential, String appId, String aeId) {

        private boolean fits(Resource rule) {
            return matches(rule, ServiceSubscribedAppRuleType.APPLICABLE_CRED_IDS, credential)
                    && matches(rule, ServiceSubscribedAppRuleType.ALLOWED_APP_IDS, appId)
                    && matches(rule, ServiceSubscribedAppRuleType.ALLOWED_AES, aeId);
        }

        /** Whether one of the patterns matches; without the attribute the rule does not ask. */
        private static boolean matches(Resource rule, Attribute<List<String>> patterns, String value) {
            return rule.get(patterns).map(texts -> texts.stream().map(Wildcard::new)
                    .anyMatch(pattern -> pattern.matches(value))).orElse(true);
        }
    }
}
