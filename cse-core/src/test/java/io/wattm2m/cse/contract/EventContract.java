// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.contract;

import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.DELETED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_FOUND;
import static io.wattm2m.cse.primitive.ResponseStatusCode.UPDATED;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static io.wattm2m.cse.testing.ResponseAssert.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.contract.ContractCse.Registered;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** TS-0001 9.6.8 and 10.2.10, TS-0004 7.5.1.2: which events are told, with what, how often and how many at a time. */
interface EventContract {
    String FUTURE = "20990101T000000";
    String PAST = "20000101T000000";

    Map<String, Object> INSTANCES = Map.of("net", List.of(3L), "chty", List.of(4L));

    ContractCse cse();

    /** TS-0001 9.6.8, notificationEventType 1 to 4. */
    @Test
    default void eachKindOfEventIsToldToWhoAsksForIt() {
        Registered ae = cse().registerWithContainer();
        // a subscription is a child too, which those who were there before it are told of
        List<String> subscriptions = Stream.of(1L, 2L, 3L, 4L).map(type -> subscribe(ae,
                Map.of("enc", Map.of("net", List.of(type), "chty", List.of(4L)), "nct", 1L))).toList();

        label(ae);
        cse().instance(ae, "1");
        assertThatResponse(cse().delete(ae.id(), ae.path() + "/power/la")).is(DELETED);
        assertThatResponse(cse().delete(ae.id(), ae.path() + "/power")).is(DELETED);

        await().until(() -> subscriptions.stream().noneMatch(subscription -> events(subscription).isEmpty()));
        for (int type = 1; type <= 4; type++) {
            assertThat(events(subscriptions.get(type - 1)).stream().map(event -> (Long) event.get("net")))
                    .containsExactly((long) type);
        }
    }

    /** TS-0001 9.6.8, notificationContentType 1 to 3. */
    @Test
    default void anEventIsToldWithAllAttributesTheModifiedOnesOrTheAddress() {
        Registered ae = cse().registerWithContainer();
        List<String> subscriptions = Stream.of(1L, 2L, 3L).map(type -> subscribe(ae, Map.of("nct", type))).toList();

        label(ae);

        await().until(() -> subscriptions.stream().noneMatch(subscription -> events(subscription).isEmpty()));
        assertThat(member(subscriptions.get(0), "m2m:cnt").keySet().toString()).contains("rn", "ri", "lbl", "cni");
        assertThat(member(subscriptions.get(1), "m2m:cnt").get("lbl")).isEqualTo(List.of("x"));
        assertThat(member(subscriptions.get(1), "m2m:cnt").keySet().toString()).doesNotContain("rn", "cni");
        assertThat(((Map<?, ?>) events(subscriptions.get(2)).getFirst().get("rep")).get("m2m:uri").toString())
                .startsWith("/id-in/");
    }

    /** TS-0001 9.6.8, eventNotificationCriteria. */
    @Test
    default void onlyEventsThatMeetTheCriteriaAreTold() {
        Registered ae = cse().registerWithContainer();
        List<String> told = new ArrayList<>();
        List<String> untold = new ArrayList<>();
        criteria().forEach(pair -> {
            told.add(subscribe(ae, Map.of("enc", pair.getFirst())));
            untold.add(subscribe(ae, Map.of("enc", pair.getLast())));
        });

        label(ae);

        await().until(() -> told.stream().noneMatch(subscription -> events(subscription).isEmpty()));
        assertThat(untold).allSatisfy(subscription -> assertThat(events(subscription)).isEmpty());
    }

    /** TS-0001 9.6.8, eventNotificationCriteria, childResourceType. */
    @Test
    default void childrenAreToldByTheirType() {
        Registered ae = cse().registerWithContainer();
        String instances = subscribe(ae, Map.of("enc", INSTANCES));
        String containers = subscribe(ae, Map.of("enc", Map.of("net", List.of(3L), "chty", List.of(3L))));

        cse().instance(ae, "1");

        await().until(() -> events(instances).size() == 1);
        assertThat(events(containers)).isEmpty();
    }

    /** TS-0001 9.6.8, expirationCounter and subscriberURI. */
    @Test
    default void aSubscriptionEndsWhenItsCounterDoesAndSaysSo() {
        Registered ae = cse().registerWithContainer();
        String subscription = subscribe(ae, Map.of("rn", "twice", "exc", 2L, "su", url()));

        label(ae);
        label(ae);

        await().until(() -> cse().retrieve(ae.id(), ae.path() + "/power/twice").status() == NOT_FOUND);
        await().until(() -> signals(subscription).anyMatch(signal -> Boolean.TRUE.equals(signal.get("sud"))));
        assertThat(events(subscription)).hasSize(2);
    }

    /** TS-0001 9.6.8, associatedCrossResourceSub: a subscription of a crossResourceSubscription ends with it. */
    @Test
    default void aCrossResourceSubscriptionEndsWithOneOfItsSubscriptions() {
        Registered ae = cse().registerWithContainer();
        ResponsePrimitive created = cse().create(ae.id(), ae.path(), 48, "m2m:crs", Map.of("rn", "both", "nu",
                List.of(url()), "twt", 1L, "tws", "PT1H", "rrat", List.of(ae.path(), ae.path() + "/power"), "encs",
                Map.of("enc", List.of(Map.of("net", List.of(1L))))));
        assertThatResponse(created).is(CREATED);
        String member = ((List<?>) created.content().orElseThrow().members().get("rrats")).getFirst().toString();

        assertThatResponse(cse().delete(ContractCse.ADMIN, member)).is(DELETED);

        await().until(() -> cse().retrieve(ae.id(), ae.path() + "/both").status() == NOT_FOUND);
    }

    /** TS-0001 9.6.8, batchNotify and latestNotify. */
    @Test
    default void notificationsComeInBatchesOrOnlyTheLatest() {
        Registered ae = cse().registerWithContainer();
        String all = subscribe(ae, Map.of("enc", INSTANCES, "bn", Map.of("num", 2L, "dur", "PT1H")));
        String latest = subscribe(ae, Map.of("enc", INSTANCES, "ln", true, "bn",
                Map.of("num", 2L, "dur", "PT1H")));

        cse().instance(ae, "1");
        cse().instance(ae, "2");

        await().until(() -> batch(all).size() == 2 && batch(latest).size() == 1);
        assertThat(batch(latest).toString()).contains("con=2");
    }

    /** TS-0001 9.6.8, rateLimit. */
    @Test
    default void aTargetIsToldNoMoreOftenThanItsRateLimitSays() {
        Registered ae = cse().registerWithContainer();
        String limited = subscribe(ae, Map.of("rl", Map.of("mnn", 1L, "tww", "PT1H")));
        String unlimited = subscribe(ae, Map.of());

        for (int i = 0; i < 3; i++) {
            label(ae);
        }

        await().until(() -> events(unlimited).size() == 3 && !events(limited).isEmpty());
        assertThat(events(limited)).hasSize(1);
    }

    /** TS-0001 9.6.8, notificationEventCat. */
    @Test
    default void aNotificationIsOfTheCategoryThatIsAskedFor() {
        Registered ae = cse().registerWithContainer();
        String subscription = subscribe(ae, Map.of("nec", 101L));

        label(ae);

        await().until(() -> events(subscription).size() == 1);
        assertThat(cse().client().received()).filteredOn(request -> request.content().toString().contains(subscription)
                && request.content().toString().contains("nev="))
                .singleElement().satisfies(request -> assertThat(request.parameter("ec")).contains("101"));
    }

    /** TS-0001 V4 9.6.8, notificationStatsEnable and notificationStatsInfo. */
    @Test
    default void notificationsAreCounted() {
        Registered ae = cse().registerWithContainer();
        subscribe(ae, Map.of("rn", "counted", "nse", true));

        label(ae);

        await().until(() -> cse().retrieve(ae.id(), ae.path() + "/power/counted").content().orElseThrow().members()
                .get("nsi"), List.of(Map.of("tg", url(), "rqs", 1L, "rsr", 1L, "noec", 1L))::equals);
    }

    /** Pairs of criteria: the first are met by the update of a container, the others are not. */
    private static Stream<List<Map<String, Object>>> criteria() {
        return Stream.of(pair("atr", List.of("lbl"), List.of("mni")), pair("crb", FUTURE, PAST),
                pair("cra", PAST, FUTURE), pair("us", FUTURE, PAST), pair("ms", PAST, FUTURE),
                pair("exb", FUTURE, PAST),
                pair("exa", PAST, FUTURE), pair("sts", 9L, 1L), pair("stb", 1L, 9L),
                List.of(Map.of("stb", 9L, "sts", 9L, "fo", 2L), Map.of("stb", 9L, "sts", 9L, "fo", 1L)));
    }

    private static List<Map<String, Object>> pair(String name, Object met, Object missed) {
        return List.of(Map.of(name, met), Map.of(name, missed));
    }

    private String url() {
        return cse().client().notificationUrl().toString();
    }

    private void label(Registered ae) {
        assertThatResponse(cse().update(ae.id(), ae.path() + "/power", "m2m:cnt", Map.of("lbl", List.of("x"))))
                .is(UPDATED);
    }

    /** Subscribes to the container; the identifier of the subscription. */
    private String subscribe(Registered ae, Map<String, Object> attributes) {
        Map<String, Object> all = new HashMap<>(Map.of("nu", List.of(url())));
        all.putAll(attributes);
        ResponsePrimitive created = cse().create(ae.id(), ae.path() + "/power", 23, "m2m:sub", all);
        assertThatResponse(created).is(CREATED);
        return id(created);
    }

    private Map<?, ?> member(String subscription, String name) {
        return (Map<?, ?>) ((Map<?, ?>) events(subscription).getFirst().get("rep")).get(name);
    }

    private List<? extends Map<?, ?>> events(String subscription) {
        return signals(subscription).filter(signal -> signal.containsKey("nev"))
                .map(signal -> (Map<?, ?>) signal.get("nev")).toList();
    }

    /** The notifications in the first batch that has one of this subscription. */
    private List<?> batch(String subscription) {
        return cse().client().received().stream().flatMap(request -> request.content().stream())
                .filter(content -> content.name().equals("m2m:agn")
                        && content.toString().contains("sur=/id-in/" + subscription))
                .map(content -> (List<?>) content.members().get("m2m:sgn")).findFirst().orElse(List.of());
    }

    private Stream<Map<String, Object>> signals(String subscription) {
        return cse().client().received().stream().map(RequestPrimitive::content).flatMap(content -> content.stream())
                .filter(content -> content.name().equals("m2m:sgn")).map(Content::members)
                .filter(signal -> String.valueOf(signal.get("sur")).endsWith(subscription));
    }
}
