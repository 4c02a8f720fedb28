// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.contract;

import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.DELETED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_FOUND;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OK;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.TARGET_NOT_REACHABLE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.UPDATED;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static io.wattm2m.cse.testing.ResponseAssert.attribute;
import static io.wattm2m.cse.testing.ResponseAssert.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResultContent;
import io.wattm2m.cse.spi.BindingProvider;
import io.wattm2m.cse.testing.TypeExample;
import io.wattm2m.cse.testing.TypeExamples;
import io.wattm2m.cse.type.AnnouncedType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * What CSEs do with each other over the reference point Mcc, the same over every binding: requests over several steps
 * (TS-0001 10.1.1.2), notifications, announcements (10.2.18) and groups with members at other CSEs (10.2.7).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class FederationContractTest {
    private static final int IN = 0;
    private static final int MN = 1;
    private static final int ASN = 2;
    private static final String AT_IN = "/id-in/cse-in/Cin/shared";
    private static final String AT_MN = "/mn1/cse-mn/Cmn/shared";
    private static final String AT_ASN = "/asn1/cse-asn/Casn/shared";
    private ConnectedCses cses;

    /** The binding under test. */
    protected abstract BindingProvider provider();

    /** Settings with which it listens at a free port of the loopback address. */
    protected abstract Map<String, String> settings();

    @BeforeAll
    final void start() {
        cses = new ConnectedCses(this::provider, settings());
        cses.populate(IN, "cse-in", "Cin");
        cses.populate(MN, "cse-mn", "Cmn");
        cses.populate(ASN, "cse-asn", "Casn");
    }

    @AfterAll
    final void stop() {
        if (cses != null) {
            cses.close();
        }
    }

    @Test
    void requestsGoUpOverSeveralSteps() {
        operate(ASN, "Casn", AT_IN);
    }

    @Test
    void requestsGoDownOverSeveralSteps() {
        operate(IN, "Cin", AT_ASN);
    }

    @Test
    void theHostingCseJudgesTheOriginatorByItsSpRelativeIdentifier() {
        assertThatResponse(cses.retrieve(ASN, "Casn", "/id-in/cse-in/Cin"))
                .isRefused(ORIGINATOR_HAS_NO_PRIVILEGE, "/asn1/Casn");
        assertThatResponse(cses.retrieve(ASN, "Casn", "/id-in/cse-in/nothing")).isRefused(NOT_FOUND);
        assertThatResponse(cses.retrieve(ASN, "Casn", "/nowhere/cse/x")).isRefused(NOT_FOUND);
    }

    @Test
    void aDiscoveryListsSpRelativeAddresses() {
        cses.create(MN, "Cmn", "cse-mn/Cmn/shared", 3, new Content("m2m:cnt", Map.of("rn", "found", "lbl",
                List.of("lamp"), "acpi", List.of("cse-mn/Cmn/open"))));
        RequestPrimitive request = RequestPrimitive.retrieve("Casn", AT_MN);

        assertThatResponse(cses.send(ASN, request.withOptions(request.options().with(labelled("lamp")))))
                .lists(AT_MN + "/found");
    }

    @Test
    void notificationsReachAnAeAtAnotherCse() {
        assertThatResponse(cses.create(ASN, "Casn", AT_IN, 23, new Content("m2m:sub",
                Map.of("nu", List.of("/asn1/Casn"), "enc", Map.of("net", List.of(3L)))))).is(CREATED);

        cses.create(IN, "Cin", "cse-in/Cin/shared", 4, new Content("m2m:cin", Map.of("con", "told")));

        await().atMost(ConnectedCses.PATIENCE).until(() -> cses.collected().stream().anyMatch(request -> request.to()
                .equals("/asn1/Casn") && request.content().orElseThrow().toString().contains("con=told")));
    }

    /** TS-0001 10.1.6: a NOTIFY to a CSE-ID is for that CSE, which says who may notify it. */
    @Test
    void aNotificationToACseIsPassedOnToIt() {
        RequestPrimitive notification = RequestPrimitive.notify("CAdmin", "/mn1",
                new Content("m2m:sgn", Map.of("sur", "/id-in/s1", "nev", Map.of("net", 1L))));

        assertThatResponse(cses.send(IN, notification)).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE, "/id-in/CAdmin");
    }

    /** TS-0004 7.3.2.6: a registered CSE that cannot be reached. */
    @Test
    void aCseThatIsAwayIsSaidToBe() {
        assertThatResponse(cses.create(IN, "/gone1", "cse-in", 16,
                new Content("m2m:csr", Map.of("cb", "/gone1/cse", "rr", true, "srv", List.of("4"))))).is(CREATED);

        assertThatResponse(cses.retrieve(IN, "CAdmin", "/gone1/cse/x")).isRefused(TARGET_NOT_REACHABLE);
    }

    @Test
    void whatIsAnnouncedFollowsItsOriginal() {
        ResponsePrimitive original = cses.create(MN, "Cmn", "cse-mn/Cmn", 3, new Content("m2m:cnt",
                Map.of("lbl", List.of("a"), "mni", 5L, "aa", List.of("mni"), "at", List.of("/id-in"),
                        "acpi", List.of("cse-mn/Cmn/open"))));
        String announced = placeOf(original);

        assertThatResponse(cses.retrieve(IN, "CAdmin", announced)).has("lnk", "/mn1/" + id(original)).has("mni", 5L);
        cses.send(MN, RequestPrimitive.update("Cmn", id(original), new Content("m2m:cnt", Map.of("mni", 7L))));
        assertThatResponse(cses.retrieve(IN, "CAdmin", announced)).has("mni", 7L);
        RequestPrimitive request = RequestPrimitive.retrieve("CAdmin", announced);
        assertThatResponse(cses.send(IN,
                request.withOptions(request.options().with(ResultContent.ORIGINAL_RESOURCE)))).has("ri", id(original));
        assertThatResponse(cses.send(MN, RequestPrimitive.delete("Cmn", id(original)))).is(DELETED);
        await().atMost(ConnectedCses.PATIENCE)
                .until(() -> cses.retrieve(IN, "CAdmin", announced).status() == NOT_FOUND);
    }

    /** TS-0001 9.6.26: the announced variant of each type that has one. */
    @TestFactory
    Stream<DynamicTest> everyTypeThatCanBeAnnouncedIs() {
        return TypeExamples.all().stream().filter(example -> AnnouncedType.isAnnounceable(example.type()))
                .map(example -> DynamicTest.dynamicTest(example.toString(), () -> {
                    ResponsePrimitive original = announced(example);

                    assertThatResponse(cses.retrieve(IN, "CAdmin", placeOf(original)))
                            .has("ty", 10_000L + example.type().number()).has("lnk", "/mn1/" + id(original));
                    assertThatResponse(cses.send(MN, RequestPrimitive.delete("CAdmin", id(original)))).is(DELETED);
                }));
    }

    /** TS-0001 10.2.18.4: announceTo names a resource below which to announce. */
    @Test
    void aResourceIsAnnouncedBelowTheOneThatItNames() {
        ResponsePrimitive original = cses.create(MN, "Cmn", "cse-mn/Cmn", 3, new Content("m2m:cnt",
                Map.of("at", List.of("/id-in/cse-in/mn1"), "acpi", List.of("cse-mn/Cmn/open"))));
        assertThatResponse(cses.retrieve(IN, "CAdmin", placeOf(original))).has("lnk", "/mn1/" + id(original))
                .has("pi", id(cses.retrieve(IN, "CAdmin", "cse-in/mn1")));
    }

    /** TS-0001 9.6.26.1: announceSyncType 2. */
    @Test
    void aChangeOfWhatIsAnnouncedTravelsBack() {
        ResponsePrimitive original = cses.create(MN, "Cmn", "cse-mn/Cmn", 3, new Content("m2m:cnt",
                Map.of("at", List.of("/id-in"), "ast", 2L, "aa", List.of("mni"), "mni", 5L, "acpi",
                        List.of("cse-mn/Cmn/open"))));
        assertThatResponse(cses.send(IN, RequestPrimitive.update("CAdmin", placeOf(original),
                new Content("m2m:cntA", Map.of("mni", 7L))))).is(UPDATED).has("mni", 7L);
        assertThatResponse(cses.retrieve(MN, "Cmn", id(original))).has("mni", 7L);
    }

    @Test
    void resourcesAreAnnouncedOverSeveralSteps() {
        ResponsePrimitive original = cses.create(ASN, "Casn", "cse-asn/Casn", 3, new Content("m2m:cnt",
                Map.of("at", List.of("/id-in"), "acpi", List.of("cse-asn/Casn/open"))));

        assertThatResponse(cses.retrieve(IN, "CAdmin", placeOf(original))).has("lnk", "/asn1/" + id(original));
    }

    /** TS-0001 10.2.2.2: the service provider assigns AE-IDs with S at the IN-CSE. */
    @Test
    void theInCseAssignsTheIdentifiersOfAesAtOtherCses() {
        for (int cse : List.of(MN, ASN)) {
            String id = List.of("id-in", "mn1", "asn1").get(cse);
            ResponsePrimitive created = cses.create(cse, "S", List.of("cse-in", "cse-mn", "cse-asn").get(cse), 2,
                    new Content("m2m:ae", Map.of("api", "Nmeter", "rr", true, "srv", List.of("4"))));
            String stem = (String) attribute(created, "aei");

            assertThatResponse(created).is(CREATED);
            assertThatResponse(cses.retrieve(IN, "CAdmin", stem)).is(OK).has("ty", 10_002L)
                    .has("lnk", "/" + id + "/" + stem);
            assertThatResponse(cses.send(cse, RequestPrimitive.delete(stem, stem))).is(DELETED);
            await().atMost(ConnectedCses.PATIENCE)
                    .until(() -> attribute(cses.retrieve(IN, "CAdmin", stem), "lnk").equals("INACTIVE"));
        }
    }

    @Test
    void aGroupFansOutToItsMembersAtOtherCses() {
        assertThatResponse(cses.create(MN, "Cmn", "cse-mn/Cmn", 9, new Content("m2m:grp", Map.of("rn", "below", "mt",
                3L, "mnm", 9L, "mid", List.of(AT_MN, AT_ASN), "acpi", List.of("cse-mn/Cmn/open"))))).is(CREATED)
                .has("mtv", true);
        assertThatResponse(cses.create(IN, "Cin", "cse-in/Cin", 9, new Content("m2m:grp", Map.of("rn", "all", "mt",
                3L, "mnm", 9L, "mid", List.of(AT_IN, "/mn1/cse-mn/Cmn/below/fopt"))))).is(CREATED).has("mtv", true);

        ResponsePrimitive answers = cses.create(IN, "Cin", "cse-in/Cin/all/fopt", 4,
                new Content("m2m:cin", Map.of("con", "everywhere")));

        assertThatResponse(answers).is(OK);
        assertThatResponse(cses.retrieve(IN, "Cin", "cse-in/Cin/shared/la")).has("con", "everywhere");
        assertThatResponse(cses.retrieve(MN, "Cmn", "cse-mn/Cmn/shared/la")).has("con", "everywhere");
        assertThatResponse(cses.retrieve(ASN, "Casn", "cse-asn/Casn/shared/la")).has("con", "everywhere");
    }

    /** TS-0001 10.2.7.2: what could not be validated is later. */
    @Test
    void aGroupIsValidatedWhenItsMembersCanBeRetrieved() {
        assertThatResponse(cses.create(IN, "Cin", "cse-in/Cin", 9, new Content("m2m:grp", Map.of("rn", "coming", "mt",
                3L, "mnm", 9L, "mid", List.of(AT_IN, AT_MN + "/coming"))))).is(CREATED)
                .has("mtv", false);

        cses.create(MN, "Cmn", AT_MN, 3,
                new Content("m2m:cnt", Map.of("rn", "coming", "acpi", List.of("cse-mn/Cmn/open"))));

        await().atMost(ConnectedCses.PATIENCE)
                .until(() -> attribute(cses.retrieve(IN, "Cin", "cse-in/Cin/coming"), "mtv").equals(true));
    }

    /** A resource like the example at the MN-CSE, announced to the IN-CSE with all above it. */
    private ResponsePrimitive announced(TypeExample example) {
        String parent = switch (example.below()) {
            case "m2m:cb" -> "cse-mn";
            case "m2m:ae" -> "cse-mn/Cmn";
            default -> id(announced(TypeExamples.of(example.below()).orElseThrow()));
        };
        Map<String, Object> attributes = new HashMap<>(example.mandatory());
        attributes.put("at", List.of("/id-in"));
        // the examples are of a CSE with another name
        attributes.replaceAll((name, value) -> value.equals("cse-in") ? "cse-mn" : value);
        ResponsePrimitive created = cses.create(MN, "CAdmin", parent, example.type().number(),
                new Content(example.type().shortName(), attributes));
        assertThatResponse(created).is(CREATED);
        return created;
    }

    private void operate(int cse, String originator, String shared) {
        String inner = shared + "/" + "inner";
        assertThatResponse(cses.create(cse, originator, shared, 3, new Content("m2m:cnt", Map.of("rn", "inner"))))
                .is(CREATED);
        assertThatResponse(cses.create(cse, originator, inner, 4, new Content("m2m:cin", Map.of("con", "1"))))
                .is(CREATED).has("con", "1");
        assertThatResponse(cses.send(cse, RequestPrimitive.update(originator, inner,
                new Content("m2m:cnt", Map.of("mni", 5L))))).is(UPDATED).has("mni", 5L);
        assertThatResponse(cses.retrieve(cse, originator, inner + "/la")).is(OK).has("con", "1");
        assertThatResponse(cses.send(cse, RequestPrimitive.delete(originator, inner))).is(DELETED);
        assertThatResponse(cses.retrieve(cse, originator, inner)).isRefused(NOT_FOUND);
    }

    private static String placeOf(ResponsePrimitive original) {
        String place = (String) ((List<?>) attribute(original, "at")).getFirst();
        assertThat(place).startsWith("/id-in/");
        return place;
    }

    private static FilterCriteria labelled(String label) {
        return new FilterCriteria(FilterCriteria.Usage.DISCOVERY, FilterCriteria.Join.AND,
                List.of(new FilterCriteria.Condition(FilterCriteria.Tag.LABELS, "lbl", List.of(label))),
                FilterCriteria.Page.ALL, Optional.empty());
    }
}
