// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.contract;

import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.contract.ContractCse.Registered;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Subscriptions, and notifications on their way to applications. */
interface NotificationContract {

    ContractCse cse();

    @Test
    default void aSubscriberAtAUrlIsAskedAndThenTold() {
        Registered ae = cse().registerWithContainer();
        String url = cse().client().notificationUrl().toString();

        String subscription = subscribe(ae, ae.id(), inOwnFormat(url));
        cse().instance(ae, "42");

        assertThat(verifications(subscription)).singleElement().satisfies(request -> {
            assertThat(request.to()).isEqualTo(url);
            assertThat(request.from()).contains("/id-in");
        });
        RequestPrimitive told = await().until(() -> events(subscription), list -> list.size() == 1).getFirst();
        assertThat(told.to()).isEqualTo(url);
        assertThat(contentOf(told)).isEqualTo("42");
        assertThat(cse().client().formatOf(told)).isEqualTo(cse().format());
    }

    @Test
    default void anApplicationIsToldAtItsPointOfAccess() {
        Registered ae = cse().registerWithContainer();
        Registered reader = listening();

        String subscription = subscribe(ae, ae.id(), "/id-in/" + reader.id());
        cse().instance(ae, "43");

        assertThat(verifications(subscription)).hasSize(1);
        RequestPrimitive told = await().until(() -> events(subscription), list -> list.size() == 1).getFirst();
        assertThat(contentOf(told)).isEqualTo("43");
        assertThat(cse().client().formatOf(told)).isEqualTo(cse().format());
    }

    @Test
    default void notificationsComeInTheOrderOfTheirEvents() {
        Registered ae = cse().registerWithContainer();
        String subscription = subscribe(ae, ae.id(), inOwnFormat(cse().client().notificationUrl().toString()));

        List<String> contents = List.of("1", "2", "3", "4", "5", "6", "7", "8");
        contents.forEach(content -> cse().instance(ae, content));

        List<RequestPrimitive> told = await().until(() -> events(subscription), list -> list.size() == contents.size());
        assertThat(told).extracting(NotificationContract::contentOf).containsExactlyElementsOf(contents);
    }

    @Test
    default void aSubscriptionThatNobodyConfirmsIsNotMade() {
        Registered ae = cse().registerWithContainer();
        Registered deaf = cse().register();

        ResponsePrimitive refused = cse().create(ae.id(), ae.path() + "/power", 23, "m2m:sub",
                Map.of("rn", "watch", "nu", List.of("/id-in/" + deaf.id())));

        assertThatResponse(refused).isRefused(ResponseStatusCode.SUBSCRIPTION_VERIFICATION_INITIATION_FAILED);
        assertThatResponse(cse().retrieve(ae.id(), ae.path() + "/power/watch")).isRefused(ResponseStatusCode.NOT_FOUND);
    }

    @Test
    default void aNotifyToAnApplicationIsPassedOn() {
        Registered reader = listening();

        ResponsePrimitive response = cse().send(RequestPrimitive.notify(ContractCse.ADMIN, reader.path(),
                new Content("m2m:sgn", Map.of("sur", "/id-in/direct", "vrq", true))));

        assertThatResponse(response).is(ResponseStatusCode.OK);
        assertThat(verifications("direct")).hasSize(1);
    }

    /** TS-0001 10.1.6, TS-0004 7.5.1.2: the CSE itself is told, by who may tell it. */
    @Test
    default void theCseTakesNotificationsToo() {
        Content event = new Content("m2m:sgn", Map.of("sur", "/id-in/s1", "nev", Map.of("net", 1L)));

        assertThatResponse(cse().send(RequestPrimitive.notify(ContractCse.ADMIN, ContractCse.BASE, event)))
                .is(ResponseStatusCode.OK);
        assertThatResponse(cse().send(RequestPrimitive.notify(cse().register().id(), ContractCse.BASE, event)))
                .isRefused(ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE);
        assertThatResponse(cse().send(RequestPrimitive.notify(ContractCse.ADMIN, ContractCse.BASE,
                new Content("m2m:sgn", Map.of("vrq", true, "sur", "/id-far/s1", "cr", "Cnobody")))))
                .isRefused(ResponseStatusCode.SUBSCRIPTION_CREATOR_HAS_NO_PRIVILEGE, "Cnobody");
    }

    /** The URL with the wish for the client's own serialisation; JSON is the default. */
    private String inOwnFormat(String url) {
        return cse().format() == ContentFormat.JSON ? url : url + "?ct=" + cse().format().shortName();
    }

    private Registered listening() {
        Registered reader = cse().register();
        String pointOfAccess = cse().client().pointOfAccess(reader.id()).toString();
        assertThatResponse(cse().update(reader.id(), reader.path(), "m2m:ae",
                Map.of("poa", List.of(pointOfAccess), "csz", List.of(cse().format().mediaType()))))
                .is(ResponseStatusCode.UPDATED);
        return reader;
    }

    /** Subscribes to new instances; the identifier of the subscription. */
    private String subscribe(Registered ae, String originator, String target) {
        ResponsePrimitive created = cse().create(originator, ae.path() + "/power", 23, "m2m:sub",
                Map.of("nu", List.of(target), "enc", Map.of("net", List.of(3L)), "nct", 1L));
        assertThatResponse(created).is(ResponseStatusCode.CREATED);
        return (String) created.content().orElseThrow().members().get("ri");
    }

    private List<RequestPrimitive> verifications(String subscription) {
        return signals(subscription).stream().filter(request -> signal(request).containsKey("vrq")).toList();
    }

    private List<RequestPrimitive> events(String subscription) {
        return signals(subscription).stream().filter(request -> signal(request).containsKey("nev")).toList();
    }

    private List<RequestPrimitive> signals(String subscription) {
        return cse().client().received().stream()
                .filter(request -> String.valueOf(signal(request).get("sur")).endsWith(subscription)).toList();
    }

    private static Map<String, Object> signal(RequestPrimitive request) {
        return request.content().filter(content -> content.name().equals("m2m:sgn")).map(Content::members)
                .orElse(Map.of());
    }

    /** {@code con} of the instance that a notification tells of. */
    private static Object contentOf(RequestPrimitive notification) {
        Map<?, ?> event = (Map<?, ?>) Optional.ofNullable(signal(notification).get("nev")).orElseThrow();
        Map<?, ?> representation = (Map<?, ?>) event.get("rep");
        return ((Map<?, ?>) representation.get("m2m:cin")).get("con");
    }
}
