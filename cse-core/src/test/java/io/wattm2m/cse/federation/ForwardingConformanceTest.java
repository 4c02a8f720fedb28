// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.federation;

import static io.wattm2m.cse.primitive.ResponseStatusCode.BAD_REQUEST;
import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.DELETED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_FOUND;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OK;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ORIGINATOR_NOT_AUTHENTICATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.REQUEST_TIMEOUT;
import static io.wattm2m.cse.primitive.ResponseStatusCode.SUBSCRIPTION_VERIFICATION_INITIATION_FAILED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.TARGET_NOT_REACHABLE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.UPDATED;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.Peer;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.RequestPrimitive.Options;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResultContent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TS-0001 10.1.1.2, TS-0004 7.3.2.6: requests for resources of other CSEs, over one step and over several. */
class ForwardingConformanceTest {
    private static final String ADMIN = "CAdmin";
    private final Chain chain = new Chain();

    @BeforeEach
    void openResourcesToTheOthers() {
        Chain.register(chain.in, "cse-in", "Cin");
        Chain.register(chain.asn, "cse-asn", "Casn");
        share(chain.in.create("Cin", "cse-in/Cin", 1, "m2m:acp", policy("/asn1/Casn", "Cin")));
        assertThatResponse(chain.in.create("Cin", "cse-in/Cin", 3, "m2m:cnt",
                Map.of("rn", "shared", "acpi", List.of("cse-in/Cin/acp")))).is(CREATED);
        share(chain.asn.create("Casn", "cse-asn/Casn", 1, "m2m:acp", policy("/id-in/Cin", "/id-in")));
        assertThatResponse(chain.asn.create("Casn", "cse-asn/Casn", 3, "m2m:cnt",
                Map.of("rn", "shared", "acpi", List.of("cse-asn/Casn/acp")))).is(CREATED);
    }

    @AfterEach
    void stop() {
        chain.close();
    }

    @Test
    void aRequestGoesUpOverSeveralStepsInTheNameOfItsOriginator() {
        ResponsePrimitive created =
                chain.asn.create("Casn", "/id-in/cse-in/Cin/shared", 4, "m2m:cin", Map.of("con", "1", "rn", "one"));
        ResponsePrimitive refused = chain.asn.retrieve("Casn", "/id-in/cse-in/Cin");

        assertThatResponse(created).is(CREATED).has("con", "1");
        assertThatResponse(refused).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE, "/asn1/Casn");
    }

    @Test
    void aRequestGoesDownOverSeveralSteps() {
        assertThatResponse(chain.in.create("Cin", "/asn1/cse-asn/Casn/shared", 4, "m2m:cin", Map.of("con", "1")))
                .is(CREATED);
        assertThatResponse(chain.in.update("Cin", "/asn1/cse-asn/Casn/shared", "m2m:cnt", Map.of("mni", 5L)))
                .is(UPDATED).has("mni", 5L);
        assertThatResponse(chain.in.retrieve("Cin", "//wattm2m.example/asn1/cse-asn/Casn/shared/la")).is(OK)
                .has("con", "1");
        assertThatResponse(chain.in.delete("Cin", "/asn1/cse-asn/Casn/shared/la")).is(DELETED);
    }

    @Test
    void addressesInAnAnswerAreSpRelative() {
        RequestPrimitive request = RequestPrimitive.create("Casn", "/id-in/cse-in/Cin/shared", 3,
                new io.wattm2m.cse.primitive.Content("m2m:cnt", Map.of("rn", "inner")));
        ResponsePrimitive created = chain.asn
                .send(request.withOptions(Options.DEFAULT.with(ResultContent.HIERARCHICAL_ADDRESS)));
        ResponsePrimitive listed = chain.asn.retrieve("Casn", "/id-in/cse-in/Cin/shared",
                ResultContent.CHILD_RESOURCE_REFERENCES);

        assertThat(created.content().orElseThrow().value()).isEqualTo("/id-in/cse-in/Cin/shared/inner");
        assertThat(listed.content().orElseThrow().members().get("ch").toString())
                .contains("val=/id-in/cse-in/Cin/shared/inner");
    }

    @Test
    void aDiscoveryAtAnotherCseListsSpRelativeAddresses() {
        FilterCriteria containers = discovery();

        assertThatResponse(chain.asn.retrieve("Casn", "/id-in/cse-in/Cin/shared", containers))
                .lists();
        chain.asn.create("Casn", "/id-in/cse-in/Cin/shared", 3, "m2m:cnt", Map.of("rn", "inner"));
        assertThatResponse(chain.asn.retrieve("Casn", "/id-in/cse-in/Cin/shared", containers))
                .lists("/id-in/cse-in/Cin/shared/inner");
    }

    @Test
    void whatNoCseIsTheWayToIsNotFound() {
        assertThatResponse(chain.in.retrieve(ADMIN, "/nowhere/cse/x")).isRefused(NOT_FOUND, "/nowhere");
        assertThatResponse(chain.asn.retrieve(ADMIN, "/nowhere/cse/x")).isRefused(NOT_FOUND, "/nowhere");
        assertThatResponse(chain.in.retrieve(ADMIN, "//elsewhere.example/id-in/cse-in")).isRefused(NOT_FOUND);
    }

    @Test
    void aRequestThatComesDownDoesNotGoUpAgain() {
        assertThatResponse(chain.mn.retrieve("/id-in/Cin", "/nowhere/cse/x")).isRefused(NOT_FOUND, "/nowhere");
    }

    @Test
    void aCseThatIsAwayIsNotReachable() {
        chain.network.unplug("asn1");

        assertThatResponse(chain.in.retrieve("Cin", "/asn1/cse-asn/Casn/shared")).isRefused(TARGET_NOT_REACHABLE);
    }

    @Test
    void registrationsAreNotForwarded() {
        assertThatResponse(chain.asn.create("Cnew", "/id-in/cse-in", 2, "m2m:ae",
                Map.of("api", "Ntest", "rr", true, "srv", List.of("4")))).isRefused(BAD_REQUEST, "registers");
    }

    @Test
    void aRequestThatHasExpiredIsNotForwarded() {
        RequestPrimitive request = RequestPrimitive.retrieve("Casn", "/id-in/cse-in/Cin/shared");
        Options expired = new Options(Optional.empty(), true, FilterCriteria.NONE, request.options().responseType(),
                Optional.of("4"), Optional.of("20260105T101459"));

        assertThatResponse(chain.asn.send(request.withOptions(expired))).isRefused(REQUEST_TIMEOUT, "rqet");
    }

    @Test
    void anExpirationInMillisecondsTravelsAsTheMomentItMeans() {
        RequestPrimitive request = RequestPrimitive.retrieve("Casn", "/id-in/cse-in/Cin/shared");
        Options soon = new Options(Optional.empty(), true, FilterCriteria.NONE, request.options().responseType(),
                Optional.of("4"), Optional.of("5000"));

        assertThatResponse(chain.asn.send(request.withOptions(soon))).is(OK);

        assertThat(chain.network.carried()).filteredOn(carried -> carried.to().endsWith("Cin/shared"))
                .extracting(carried -> carried.options().requestExpiration().orElse(""))
                .containsExactly("20260105T101505,000000", "20260105T101505,000000");
    }

    @Test
    void aRelease1CseIsSpokenToWithoutReleaseAndVendorInformation() {
        chain.network.listen("old", request -> ResponsePrimitive.of(OK, request));
        assertThatResponse(chain.in.create("/old", "cse-in", 16, "m2m:csr", Map.of("cb", "/old/base", "rr", true,
                "srv", List.of("1"), "poa", List.of("net://old")))).is(CREATED);
        RequestPrimitive request = RequestPrimitive.retrieve("Cin", "/old/base");

        assertThatResponse(chain.in.send(new RequestPrimitive(request.operation(), request.to(), request.from(),
                "r1", request.resourceType(), request.content(), request.options(), Map.of("vsi", "v"),
                request.peer()))).is(OK);

        RequestPrimitive carried = chain.network.carried().getLast();
        assertThat(carried.options().releaseVersion()).isEmpty();
        assertThat(carried.parameters()).doesNotContainKey("vsi");
        assertThat(carried.originator()).isEqualTo("/id-in/Cin");
    }

    @Test
    void aRequestThatComesBackOnItsWayIsNotFound() {
        chain.network.listen("mirror", request -> chain.in.send(request));
        assertThatResponse(chain.in.create("/mirror", "cse-in", 16, "m2m:csr", Map.of("cb", "/mirror/base", "rr",
                true, "srv", List.of("4"), "poa", List.of("net://mirror")))).is(CREATED);

        assertThatResponse(chain.in.retrieve("Cin", "/mirror/base")).isRefused(NOT_FOUND, "come back");
    }

    @Test
    void aSubscriptionNotifiesAnAeAtAnotherCse() throws InterruptedException {
        BlockingQueue<RequestPrimitive> notifications = new LinkedBlockingQueue<>();
        chain.network.listen("device", request -> {
            notifications.add(request);
            return ResponsePrimitive.of(OK, request);
        });
        chain.asn.update("Casn", "cse-asn/Casn", "m2m:ae", Map.of("poa", List.of("net://device")));

        assertThatResponse(chain.asn.create("Casn", "/id-in/cse-in/Cin/shared", 23, "m2m:sub",
                Map.of("nu", List.of("/asn1/Casn"), "enc", Map.of("net", List.of(3L))))).is(CREATED);
        chain.in.create("Cin", "cse-in/Cin/shared", 4, "m2m:cin", Map.of("con", "on"));

        RequestPrimitive notification = Objects.requireNonNull(notifications.poll(20, TimeUnit.SECONDS));
        assertThat(notification.to()).isEqualTo("/asn1/Casn");
        assertThat(notification.originator()).isEqualTo("/id-in");
        assertThat(notification.content().orElseThrow().toString()).contains("con=on");
    }

    /** TS-0001 7.2: an AE has the same identifier in three forms. */
    @Test
    void aSubscriptionNotifiesAnAeByItsAbsoluteIdentifier() {
        chain.network.listen("lamp", request -> ResponsePrimitive.of(OK, request));
        chain.in.update("Cin", "cse-in/Cin", "m2m:ae", Map.of("poa", List.of("net://lamp")));

        assertThatResponse(chain.in.create("Cin", "cse-in/Cin/shared", 23, "m2m:sub",
                Map.of("nu", List.of("//wattm2m.example/id-in/Cin")))).is(CREATED);

        chain.in.update("Cin", "cse-in/Cin/shared", "m2m:cnt", Map.of("lbl", List.of("told")));
        await().untilAsserted(
                () -> assertThat(chain.network.carried()).extracting(RequestPrimitive::to).contains("/id-in/Cin"));
        assertThatResponse(chain.in.create("Cin", "cse-in/Cin/shared", 23, "m2m:sub",
                Map.of("nu", List.of("//other.example/id-in/Cin"))))
                .isRefused(SUBSCRIPTION_VERIFICATION_INITIATION_FAILED);
    }

    /** TS-0004 7.3.2.1: whether a CSE may send on is known by its registration. */
    @Test
    void onlyRegisteredCsesSendOnInTheNameOfOthers() {
        RequestPrimitive request = RequestPrimitive.retrieve("/asn1/Casn", "cse-in/Cin/shared");

        assertThatResponse(chain.in.send(request.withPeer(Peer.REMOTE.sending("/mn1")))).is(OK);
        assertThatResponse(chain.in.send(request.withPeer(Peer.REMOTE.sending("/stranger"))))
                .isRefused(ORIGINATOR_NOT_AUTHENTICATED, "/stranger");
        assertThatResponse(chain.in.send(request.withFrom("/id-in").withPeer(Peer.REMOTE.sending("/mn1"))))
                .isRefused(ORIGINATOR_NOT_AUTHENTICATED, "/id-in");
    }

    private static void share(ResponsePrimitive policy) {
        assertThatResponse(policy).is(CREATED);
    }

    private static Map<String, Object> policy(String... originators) {
        Map<String, Object> rule = Map.of("acor", List.of(originators), "acop", 63L);
        Map<String, Object> self = Map.of("acor", List.of(ADMIN), "acop", 63L);
        return Map.of("rn", "acp", "pv", Map.of("acr", List.of(rule)), "pvs", Map.of("acr", List.of(self)));
    }

    private static FilterCriteria discovery() {
        return new FilterCriteria(FilterCriteria.Usage.DISCOVERY, FilterCriteria.Join.AND,
                List.of(new FilterCriteria.Condition(FilterCriteria.Tag.RESOURCE_TYPE, "ty", List.of("3"))),
                FilterCriteria.Page.ALL, Optional.empty());
    }
}
