// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.primitive.ResponseStatusCode.BAD_REQUEST;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_IMPLEMENTED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.TARGET_NOT_SUBSCRIBABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Creation;
import io.wattm2m.cse.resource.Representation;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.testing.MemoryStore;
import io.wattm2m.cse.testing.Resources;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TS-0004 7.4.8: what a subscription may hold, and who is asked before it exists. */
class SubscriptionConformanceTest {
    private final SubscriptionType type = new SubscriptionType("/id-in", (parent, child) -> child <= 4);
    private final Resource base = Resources.cseBase();
    private final Resource meter = Resources.ae("Cmeter", Map.of());
    private final Resource power = Resources.container(meter, "power", Map.of());
    private final MemoryStore store = MemoryStore.with(base, meter, power);

    @Test
    void withoutCriteriaItIsToldOfUpdatesWithAllAttributes() {
        Resource created = created(Map.of("nu", List.of("Cother")));

        assertThat(created.get(SubscriptionType.NOTIFICATION_CONTENT_TYPE)).contains(1L);
        assertThat(EventNotificationCriteria.events(Map.of())).containsExactly(1L);
    }

    @Test
    void theUriOfTheNotifiedIsMandatory() {
        assertRefused(BAD_REQUEST, "nu", Map.of());
        assertRefused(BAD_REQUEST, "nu", Map.of("nu", List.of()));
    }

    @Test
    void modifiedAttributesCanOnlyBeToldOfUpdates() {
        assertThat(created(criteria("net", List.of(1L), 2L)).get(SubscriptionType.NOTIFICATION_CONTENT_TYPE))
                .contains(2L);
        assertRefused(BAD_REQUEST, "nct", criteria("net", List.of(3L), 2L));
        assertRefused(BAD_REQUEST, "nct", criteria("net", List.of(1L, 4L), 2L));
    }

    @Test
    void mixedEventsWithoutACommonDefaultNeedAContentType() {
        assertRefused(BAD_REQUEST, "nct", criteria("net", List.of(1L, 6L)));
    }

    @Test
    void childTypesMustBePossibleBelowTheParent() {
        assertThat(created(criteria("chty", List.of(4L)))).isNotNull();
        assertRefused(BAD_REQUEST, "chty", criteria("chty", List.of(16L)));
    }

    @Test
    void missingDataNeedItsCriteriaAndATimeSeries() {
        assertRefused(BAD_REQUEST, "enc.md", criteria("net", List.of(8L)));
        assertRefused(BAD_REQUEST, "timeSeries", criteria("md", Map.of("num", 1L, "dur", "PT1S")));
    }

    @Test
    void aTimeThatIsWaitedIsNotNegative() {
        assertRefused(BAD_REQUEST, "dur", Map.of("nu", List.of("Cother"), "bn", Map.of("dur", "-PT5S")));
        assertRefused(BAD_REQUEST, "tww",
                Map.of("nu", List.of("Cother"), "rl", Map.of("mnn", 1L, "tww", "-PT5S")));
    }

    @Test
    void theCategoryOfNotificationsIsOneThatARequestMayHave() {
        assertThat(created(Map.of("nu", List.of("Cother"), "nec", 999L))).isNotNull();
        for (long category : List.of(0L, 5L, 99L, 1000L)) {
            assertRefused(BAD_REQUEST, "nec", Map.of("nu", List.of("Cother"), "nec", category));
        }
    }

    @Test
    void operationMonitorsExcludeEvents() {
        Map<String, Object> both = Map.of("net", List.of(1L), "om", List.of(Map.of("ops", 2L)));

        assertRefused(BAD_REQUEST, "net and om", Map.of("nu", List.of("Cother"), "enc", both));
        assertRefused(BAD_REQUEST, "om", criteria("om", List.of(Map.of())));
        assertRefused(BAD_REQUEST, "org", criteria("om", List.of(Map.of("or", "Ca", "org", "Ca"))));
        assertRefused(BAD_REQUEST, "ops", criteria("om", List.of(Map.of("ops", 6L))));
        assertRefused(BAD_REQUEST, "ops", criteria("om", List.of(Map.of("ops", List.of()))));
        assertRefused(BAD_REQUEST, "nct", criteria("om", List.of(Map.of("ops", 2L)), 2L));
        assertThat(created(criteria("om", List.of(Map.of("ops", List.of(1L, 5L), "or", "Ca"))))).isNotNull();
    }

    @Test
    void aBlockingUpdateStandsAlone() {
        assertRefused(BAD_REQUEST, "net 7", criteria("net", List.of(7L, 1L), 2L));
        assertRefused(BAD_REQUEST, "net 7",
                Map.of("nu", List.of("Cother"), "enc", Map.of("net", List.of(7L), "sts", 3L)));
        assertRefused(BAD_REQUEST, "nu", Map.of("nu", List.of("Ca", "Cb"), "enc", Map.of("net", List.of(7L))));
        assertRefused(BAD_REQUEST, "exc",
                Map.of("nu", List.of("Cother"), "enc", Map.of("net", List.of(7L)), "exc", 3L));
        assertThat(created(criteria("net", List.of(7L))).get(SubscriptionType.NOTIFICATION_CONTENT_TYPE)).contains(2L);
    }

    @Test
    void aBlockingUpdateCannotBeAskedForByAnUpdate() {
        Resource before = created(Map.of("nu", List.of("Cother")));
        Resource after = before.withAll(Map.of("enc", Map.of("net", List.of(7L)), "nct", 2L));

        RequestFailure refused = catchThrowableOfType(RequestFailure.class,
                () -> type.updating(before, after, store.committed()));

        assertThat(refused.status()).isEqualTo(BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eeno", "daci"})
    void attributesThatAreNotSupportedAreRefusedByName(String name) {
        Map<String, Object> values =
                new HashMap<>(Map.of("eeno", true, "daci", List.of("x")));

        assertRefused(NOT_IMPLEMENTED, name, Map.of("nu", List.of("Cother"), name, values.get(name)));
    }

    @Test
    void triggersAreNotSupported() {
        assertRefused(NOT_IMPLEMENTED, "net 6", criteria("net", List.of(6L)));
    }

    @Test
    void aRetrieveWithoutInstancesIsOfContainersOnly() {
        Map<String, Object> criteria = criteria("net", List.of(5L));
        Resource candidate = Resources.child(type, meter, "s", Representation.forCreate(type, criteria));

        RequestFailure refused = catchThrowableOfType(RequestFailure.class,
                () -> type.creating(new Creation(candidate, meter, "Cmeter", store.committed())));

        assertThat(refused.status()).isEqualTo(BAD_REQUEST);
        assertThat(created(criteria)).isNotNull();
    }

    @Test
    void statisticsBeginEmptyAndAnewWheneverTheyAreEnabled() {
        Resource counting = created(Map.of("nu", List.of("Cother"), "nse", true));
        Resource counted = counting.with(SubscriptionType.NOTIFICATION_STATS_INFO, List.of(Map.of("tg", "Cother")));
        Resource stopped = updated(counted, counted.withAll(Map.of("nse", false)));

        Resource again = updated(stopped, stopped.withAll(Map.of("nse", true)));

        assertThat(counting.get(SubscriptionType.NOTIFICATION_STATS_INFO)).contains(List.of());
        assertThat(stopped.get(SubscriptionType.NOTIFICATION_STATS_INFO).orElseThrow()).hasSize(1);
        assertThat(again.get(SubscriptionType.NOTIFICATION_STATS_INFO)).contains(List.of());
    }

    @Test
    void aTargetMayAskForASerialisationThatThereIs() {
        for (String format : List.of("json", "xml", "cbor", "cbor&a=b")) {
            assertThat(created(Map.of("nu", List.of("http://h/n?ct=" + format)))).isNotNull();
        }
        assertRefused(NOT_IMPLEMENTED, "yaml", Map.of("nu", List.of("http://h/n?ct=yaml")));
        assertRefused(NOT_IMPLEMENTED, "jsonx", Map.of("nu", List.of("http://h/n?a=b&ct=jsonx")));
    }

    @Test
    void theHooksHoldForUpdatesToo() {
        Resource before = created(Map.of("nu", List.of("Cother")));
        Resource after = before.withAll(Map.of("enc", Map.of("net", List.of(3L)), "nct", 2L));

        RequestFailure refused = catchThrowableOfType(RequestFailure.class,
                () -> type.updating(before, after, store.committed()));

        assertThat(refused.status()).isEqualTo(BAD_REQUEST);
    }

    @Test
    void whatCannotBeSubscribedToIsSaid() {
        Resource instance = Resources.contentInstance(power, "one", "1");
        Resource candidate = Resources.child(type, instance, "s", Map.of("nu", List.of("Cother")));

        RequestFailure refused = catchThrowableOfType(RequestFailure.class,
                () -> type.creating(new Creation(candidate, instance, "Cmeter", store.committed())));

        assertThat(refused.status()).isEqualTo(TARGET_NOT_SUBSCRIBABLE);
    }

    @Test
    void whoIsToBeToldIsAskedInTheNameOfTheCse() {
        Resource subscription = created(Map.of("nu", List.of("Cother", "http://h/n")));

        List<RequestPrimitive> requests = type.consents(subscription, subscription);

        assertThat(requests).extracting(RequestPrimitive::to).containsExactly("Cother", "http://h/n");
        assertThat(requests.getFirst().originator()).isEqualTo("/id-in");
        assertThat(requests.getFirst().content().orElseThrow().members())
                .isEqualTo(Map.of("vrq", true, "sur", "/id-in/sub-s", "cr", "Cmeter"));
    }

    @Test
    void anUpdateVerifiesOnlyThoseItAdds() {
        Resource before = created(Map.of("nu", List.of("Cother")));
        Resource after = before.withAll(Map.of("nu", List.of("Cother", "Cnew"), "lbl", List.of("x")));

        assertThat(type.consents(after, before)).extracting(RequestPrimitive::to).containsExactly("Cnew");
    }

    private static Map<String, Object> criteria(String name, Object value) {
        return Map.of("nu", List.of("Cother"), "enc", Map.of(name, value));
    }

    private static Map<String, Object> criteria(String name, Object value, long contentType) {
        return Map.of("nu", List.of("Cother"), "enc", Map.of(name, value), "nct", contentType);
    }

    private Resource created(Map<String, Object> attributes) {
        Resource candidate = Resources.child(type, power, "s", Representation.forCreate(type, attributes));
        Changes changes = type.creating(new Creation(candidate, power, "Cmeter", store.committed()));
        return changes.created().getFirst();
    }

    private Resource updated(Resource before, Resource after) {
        return type.updating(before, after, store.committed()).updated().getFirst().after();
    }

    private void assertRefused(ResponseStatusCode status, String text, Map<String, Object> attributes) {
        RequestFailure refused = catchThrowableOfType(RequestFailure.class, () -> created(attributes));

        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.text()).contains(text);
    }
}
