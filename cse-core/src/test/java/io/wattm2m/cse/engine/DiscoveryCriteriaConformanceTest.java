// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static io.wattm2m.cse.primitive.ResponseStatusCode.BAD_REQUEST;
import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_FOUND;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_IMPLEMENTED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OK;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.codec.PrimitiveCodec;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.testing.TestCse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TS-0001 8.1.2 and 10.2.6: the criteria that concern places, privileges and paths, and how results are cut. */
class DiscoveryCriteriaConformanceTest {
    private static final String SQUARE = "[[[126,37],[127,37],[127,38],[126,38],[126,37]]]";
    private final TestCse cse = TestCse.start();

    /** meter (AE) with home and away, each at a place; home has two instances, away none. */
    @BeforeEach
    void fill() {
        assertThatResponse(cse.register("meter", "Cmeter")).is(CREATED);
        container("home", Map.of("loc", Map.of("typ", 1L, "crd", "[126.9,37.5]")));
        container("away", Map.of("loc", Map.of("typ", 1L, "crd", "[139.7,35.7]")));
        container("nowhere", Map.of());
        instance("one");
        instance("two");
    }

    @AfterEach
    void stop() {
        cse.close();
    }

    @ParameterizedTest
    @CsvSource({"1, 3, home", "3, 3, home", "2, 3, ''", "2, 1, home"})
    void aGeoQueryFindsWhatIsThere(long function, long type, String found) {
        String geometry = type == 3 ? SQUARE : "[126.9,37.5]";

        ResponsePrimitive response = discover(Map.of("gmty", type, "geom", geometry, "gsf", function));

        assertThatResponse(response).lists(found.isEmpty() ? new String[0] : new String[] {"cse-in/meter/" + found});
    }

    @Test
    void theGeometryMayBeGivenAsJsonAndAsAnObject() {
        Map<String, Object> query = Map.of("gmty", 1L, "geom", List.of(126.9, 37.5), "gsf", 3L);

        assertThatResponse(discover(Map.of("gq", query))).lists("cse-in/meter/home");
    }

    @Test
    void anIncompleteOrMalformedGeoQueryIsABadRequest() {
        assertThatResponse(discover(Map.of("gmty", 1L, "geom", "[1,2]"))).isRefused(BAD_REQUEST, "gsf");
        assertThatResponse(discover(Map.of("gsf", 1L, "geom", "[1,2]"))).isRefused(BAD_REQUEST, "gmty");
        assertThatResponse(discover(Map.of("gmty", 1L, "gsf", 1L))).isRefused(BAD_REQUEST, "geom");
        assertThatResponse(discover(Map.of("gmty", 3L, "geom", "[1,2]", "gsf", 1L))).isRefused(BAD_REQUEST, "geom");
        assertThatResponse(discover(Map.of("gmty", 1L, "geom", "[1,2]", "gsf", 4L))).isRefused(BAD_REQUEST, "gsf");
    }

    @Test
    void theOperationsOfTheOriginatorAreACondition() {
        policy(Map.of("acor", List.of("Creader"), "acop", 34L));
        container("readable", Map.of("acpi", List.of("cse-in/meter/policy")));
        assertThatResponse(cse.register("reader", "Creader")).is(CREATED);

        assertThatResponse(discover("Creader", "cse-in", Map.of("ops", 2L))).lists("cse-in/reader",
                "cse-in/meter/readable");
        assertThatResponse(discover("Creader", "cse-in", Map.of("ops", 6L))).lists("cse-in/reader");
        assertThatResponse(discover("Creader", "cse-in", Map.of("ops", List.of(6L, 34L), "ty", 3L)))
                .lists("cse-in/meter/readable");
        assertThatResponse(discover(Map.of("ops", 64L))).isRefused(BAD_REQUEST, "ops");
    }

    @Test
    void aRelativePathMayLeadToAVirtualResource() {
        assertThatResponse(discover(Map.of("ty", 3L, "arp", "la"))).lists("cse-in/meter/home/la");
        assertThatResponse(discover(Map.of("ty", 3L, "arp", "one"))).lists("cse-in/meter/home/one");
        assertThatResponse(discover(Map.of("ty", 3L, "arp", "no such"))).is(BAD_REQUEST);
    }

    @Test
    void aRelativePathDoesNotLeadToWhatMayNotBeDiscovered() {
        policy(Map.of("acor", List.of("Creader"), "acop", 63L));
        container("open", Map.of("acpi", List.of("cse-in/meter/policy")));
        assertThatResponse(cse.create("Cmeter", "cse-in/meter/home", 3, "m2m:cnt", Map.of("rn", "secret")))
                .is(CREATED);
        assertThatResponse(cse.create("Creader", "cse-in/meter/open", 3, "m2m:cnt", Map.of("rn", "secret")))
                .is(CREATED);
        assertThatResponse(cse.register("reader", "Creader")).is(CREATED);

        assertThatResponse(discover("Creader", "cse-in", Map.of("arp", "secret")))
                .lists("cse-in/meter/open/secret");
    }

    @Test
    void aContentFilterIsOneConditionHoweverItIsJoined() {
        assertThatResponse(discover(Map.of("fo", 2L, "cfs", 1L, "cfq", "$.none", "rn", "away")))
                .lists("cse-in/meter/away");
    }

    @Test
    void theContentStatusTellsThoseWhoAskedForAPage() {
        ResponsePrimitive first = discover(Map.of("ty", 4L, "lim", 1L));
        ResponsePrimitive last = discover(Map.of("ty", 4L, "lim", 1L, "ofst", 2L));
        ResponsePrimitive all = discover(Map.of("ty", 4L));

        assertThat(first.parameters()).containsEntry("cnst", 1L).containsEntry("cnot", 2L);
        assertThat(last.parameters()).containsEntry("cnst", 2L).doesNotContainKey("cnot");
        assertThat(all.parameters()).doesNotContainKeys("cnst", "cnot");
    }

    @Test
    void contradictoryCriteriaFindNothing() {
        assertThatResponse(discover(Map.of("crb", "20200101T000000", "cra", "20300101T000000"))).lists();
        assertThatResponse(discover(Map.of("sza", 10L, "szb", 5L))).lists();
    }

    @Test
    void anOnDemandDiscoveryIsNotImplemented() {
        assertThatResponse(retrieve("Cmeter", "cse-in", Map.of("fu", 3L))).isRefused(NOT_IMPLEMENTED, "fu 3");
    }

    @Test
    void aPartialRetrieveMayBeConditionalToo() {
        assertThatResponse(retrieve("Cmeter", "cse-in/meter/home#rn", Map.of("fu", 2L, "rn", "h*"))).is(OK);
        assertThatResponse(retrieve("Cmeter", "cse-in/meter/home#rn", Map.of("fu", 2L, "rn", "x*"))).is(NOT_FOUND);
    }

    @Test
    void manyStarsInAWildcardTakeNoLonger() {
        assertThatResponse(discover(Map.of("rn", "*o".repeat(2000) + "x"))).lists();
    }

    @Test
    void descendantsWhoseParentDoesNotMatchAreShownInTheNearestAncestor() {
        ResponsePrimitive response = retrieve("Cmeter", "cse-in/meter", Map.of("fu", 2L, "ty", 4L), 4L);

        assertThat(response.content().orElseThrow().members().get("m2m:cin")).asInstanceOf(
                org.assertj.core.api.InstanceOfAssertFactories.LIST).hasSize(2);
    }

    private ResponsePrimitive discover(Map<String, Object> criteria) {
        return discover("Cmeter", "cse-in/meter", criteria);
    }

    private ResponsePrimitive discover(String originator, String to, Map<String, Object> criteria) {
        Map<String, Object> all = new HashMap<>(criteria);
        all.put("fu", 1L);
        return retrieve(originator, to, all);
    }

    private ResponsePrimitive retrieve(String originator, String to, Map<String, Object> criteria, Long... result) {
        Map<String, Object> request =
                new HashMap<>(Map.of("op", 2L, "to", to, "fr", originator, "rqi", "r", "rvi", "4", "fc", criteria));
        for (Long form : result) {
            request.put("rcn", form);
        }
        try {
            return cse.send(PrimitiveCodec.request(request));
        } catch (RequestFailure failure) {
            return ResponsePrimitive.of(failure, "r");
        }
    }

    private void policy(Map<String, Object> rule) {
        Map<String, Object> self = Map.of("acr", List.of(Map.of("acor", List.of("Cmeter"), "acop", 63L)));
        assertThatResponse(cse.create("Cmeter", "cse-in/meter", 1, "m2m:acp",
                Map.of("rn", "policy", "pv", Map.of("acr", List.of(rule)), "pvs", self))).is(CREATED);
    }

    private void container(String name, Map<String, Object> more) {
        Map<String, Object> attributes = new HashMap<>(more);
        attributes.put("rn", name);
        assertThatResponse(cse.create("Cmeter", "cse-in/meter", 3, "m2m:cnt", attributes)).is(CREATED);
    }

    private void instance(String name) {
        assertThatResponse(
                cse.create("Cmeter", "cse-in/meter/home", 4, "m2m:cin", Map.of("rn", name, "con", "{\"w\":1}")))
                .is(CREATED);
    }
}
