// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.contract;

import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.contract.ContractCse.Registered;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.ResultContent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What subscribers can ask for besides changes of the tree (TS-0001 9.6.8). */
interface SubscriptionContract {

    ContractCse cse();

    @Test
    default void whoMonitorsOperationsIsToldOfThem() {
        Registered ae = cse().registerWithContainer();
        String subscription = subscribe(ae, Map.of("enc", Map.of("om", List.of(Map.of("ops", List.of(2L))))));

        cse().retrieve(ae.id(), ae.path() + "/power");

        Map<?, ?> event = await().until(() -> events(subscription), list -> list.size() == 1).getFirst();
        assertThat(event.get("om")).isEqualTo(Map.of("ops", 2L, "or", ae.id()));
    }

    @Test
    default void aRetrieveThatFindsNoInstanceIsTold() {
        Registered ae = cse().registerWithContainer();
        String subscription = subscribe(ae, Map.of("enc", Map.of("net", List.of(5L))));

        cse().send(RequestPrimitive.retrieve(ae.id(), ae.path() + "/power"),
                ResultContent.ATTRIBUTES_AND_CHILD_RESOURCES);

        Map<?, ?> event = await().until(() -> events(subscription), list -> list.size() == 1).getFirst();
        assertThat(event.get("net")).isEqualTo(5L);
    }

    @Test
    default void anUpdateWaitsForConsent() {
        Registered ae = cse().registerWithContainer();
        listen(ae);
        String subscription =
                subscribe(ae, Map.of("nu", List.of("/id-in/" + ae.id()), "enc", Map.of("net", List.of(7L))));

        ResponsePrimitive updated = label(ae);

        assertThatResponse(updated).is(ResponseStatusCode.UPDATED);
        assertThat(events(subscription)).singleElement().isEqualTo(
                Map.of("rep", Map.of("m2m:cnt", Map.of("lbl", List.of("x"))), "net", 7L));
    }

    @Test
    default void anUpdateWithoutConsentIsNotDone() {
        Registered ae = cse().registerWithContainer();
        // nobody is asked whether they agree to be told of their own subscription, so that nobody has to be there
        subscribe(ae, Map.of("nu", List.of(ae.id()), "enc", Map.of("net", List.of(7L))));

        assertThatResponse(label(ae)).isRefused(ResponseStatusCode.REMOTE_ENTITY_NOT_REACHABLE);

        ResponsePrimitive container = cse().retrieve(ae.id(), ae.path() + "/power");
        assertThat(container.content().orElseThrow().members()).doesNotContainKey("lbl");
    }

    @Test
    default void eventsOfSeveralResourcesAreToldTogether() {
        Registered one = cse().registerWithContainer();
        Registered two = cse().registerWithContainer();
        ResponsePrimitive created = cse().create(ContractCse.ADMIN, ContractCse.BASE, 48, "m2m:crs",
                Map.of("nu", List.of(cse().client().notificationUrl().toString()), "twt", 1L, "tws", "PT1H", "rrat",
                        List.of(one.path() + "/power", two.path() + "/power"), "encs",
                        Map.of("enc", List.of(Map.of("net", List.of(3L))))));
        assertThatResponse(created).is(ResponseStatusCode.CREATED);
        Object reference = "/id-in/" + created.content().orElseThrow().members().get("ri");

        cse().instance(one, "1");
        cse().instance(two, "2");

        await().until(() -> cse().client().received().stream().flatMap(request -> request.content().stream())
                .anyMatch(content -> content.value().equals(Map.of("sur", reference))));
    }

    @Test
    default void notificationsWaitForTheScheduleOfTheSubscription() {
        Registered ae = cse().registerWithContainer();
        String subscription = subscribe(ae, Map.of("rn", "s", "pn", 2L));
        ResponsePrimitive created = cse().create(ae.id(), ae.path() + "/power/s", 18, "m2m:sch", schedule("9999"));
        assertThatResponse(created).is(ResponseStatusCode.CREATED);
        assertThatResponse(created).has("rn", "notificationSchedule");

        label(ae);
        String schedule = ae.path() + "/power/s/notificationSchedule";
        assertThat(events(subscription)).isEmpty();
        assertThatResponse(cse().update(ae.id(), schedule, "m2m:sch", schedule("*"))).is(ResponseStatusCode.UPDATED);

        await().until(() -> events(subscription).size() == 1);
    }

    @Test
    default void aTargetThatWantsToBeToldNoMoreLeavesAsFarAsThePolicyLetsIt() {
        Registered ae = cse().registerWithContainer();
        Registered target = cse().register();
        listen(target);
        String url = cse().client().notificationUrl().toString();
        subscribe(ae, Map.of("rn", "s", "nu", List.of(url, target.path())));
        String subscription = ae.path() + "/power/s";
        String policy = (String) cse().create(ContractCse.ADMIN, ContractCse.BASE, 26, "m2m:ntp",
                Map.of("acn", 2L, "plbl", "stay " + ae.id())).content().orElseThrow().members().get("ri");
        assertThatResponse(cse().create(ae.id(), subscription, 25, "m2m:ntpr",
                Map.of("rn", "ref", "ntu", List.of(target.path()), "npi", policy))).is(ResponseStatusCode.CREATED);

        assertThatResponse(cse().delete(target.id(), subscription + "/ntsr"))
                .isRefused(ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE);
        cse().delete(ae.id(), subscription + "/ref");
        assertThatResponse(cse().delete(target.id(), subscription + "/ntsr")).is(ResponseStatusCode.DELETED);

        assertThatResponse(cse().retrieve(ae.id(), subscription)).has("nu", List.of(url));
    }

    @Test
    default void aRequesterWhoseClockIsOffIsToldTheTime() {
        Registered ae = cse().register();
        String beacon = (String) cse().create(ae.id(), ae.path(), 60, "m2m:tsb",
                Map.of("bcnc", 2L, "bcnt", "PT5S", "bcnu", List.of(cse().client().notificationUrl().toString())))
                .content().orElseThrow().members().get("ri");

        assertThatResponse(cse().send(RequestPrimitive.retrieve(ae.id(), ae.path()).with("ot", "20200105T101500")))
                .is(ResponseStatusCode.OK);

        await().until(() -> cse().client().received().stream().flatMap(request -> request.content().stream())
                .anyMatch(content -> content.name().equals("m2m:tsbn")
                        && content.members().get("tbr").equals("/id-in/" + beacon)));
    }

    @Test
    default void aGroupGathersTheNotificationsOfItsMembers() {
        Registered ae = cse().registerWithContainer();
        String url = cse().client().notificationUrl().toString();
        ResponsePrimitive group = cse().create(ae.id(), ae.path(), 9, "m2m:grp",
                Map.of("rn", "group", "mnm", 1L, "mid", List.of(ae.path() + "/power")));
        assertThatResponse(group).is(ResponseStatusCode.CREATED);
        ResponsePrimitive subscribed = cse().create(ae.id(), ae.path() + "/group/fopt", 23, "m2m:sub",
                Map.of("nu", List.of(url), "nfu", url));
        assertThatResponse(subscribed).is(ResponseStatusCode.OK);

        label(ae);

        await().until(() -> cse().client().received().stream().flatMap(request -> request.content().stream())
                .anyMatch(content -> content.name().equals("m2m:agn") && content.value().toString().contains(url)));
    }

    private static Map<String, Object> schedule(String year) {
        return Map.of("se", Map.of("sce", List.of("* * * * * * " + year)));
    }

    private ResponsePrimitive label(Registered ae) {
        return cse().update(ae.id(), ae.path() + "/power", "m2m:cnt", Map.of("lbl", List.of("x")));
    }

    private void listen(Registered ae) {
        String pointOfAccess = cse().client().pointOfAccess(ae.id()).toString();
        assertThatResponse(cse().update(ae.id(), ae.path(), "m2m:ae", Map.of("poa", List.of(pointOfAccess))))
                .is(ResponseStatusCode.UPDATED);
    }

    /** Subscribes to the container; the identifier of the subscription. */
    private String subscribe(Registered ae, Map<String, Object> attributes) {
        Map<String, Object> all = new HashMap<>(Map.of("nu", List.of(cse().client().notificationUrl().toString())));
        all.putAll(attributes);
        ResponsePrimitive created = cse().create(ae.id(), ae.path() + "/power", 23, "m2m:sub", all);
        assertThatResponse(created).is(ResponseStatusCode.CREATED);
        return (String) created.content().orElseThrow().members().get("ri");
    }

    /** The events that were told for this subscription ({@code nev}). */
    private List<Map<?, ?>> events(String subscription) {
        return cse().client().received().stream().flatMap(request -> request.content().stream())
                .filter(content -> content.name().equals("m2m:sgn"))
                .filter(content -> String.valueOf(content.members().get("sur")).endsWith(subscription))
                .<Map<?, ?>>mapMulti((content, events) -> {
                    if (content.members().get("nev") instanceof Map<?, ?> event) {
                        events.accept(event);
                    }
                }).toList();
    }
}
