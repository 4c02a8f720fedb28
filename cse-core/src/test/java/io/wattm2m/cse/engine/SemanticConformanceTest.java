// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static io.wattm2m.cse.primitive.ResponseStatusCode.BAD_REQUEST;
import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.INVALID_SEMANTICS;
import static io.wattm2m.cse.primitive.ResponseStatusCode.INVALID_SPARQL_QUERY;
import static io.wattm2m.cse.primitive.ResponseStatusCode.LINKED_SEMANTICS_NOT_AVAILABLE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ONTOLOGY_NOT_AVAILABLE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.UPDATED;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.codec.PrimitiveCodec;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.testing.TestCse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TS-0001 8.1.2 and 9.6.30, TS-0004 7.4.34, TS-0034 7.4, 7.5: semantic queries, semantic discovery, validation. */
class SemanticConformanceTest {
    private static final String PLUGS = "SELECT ?p { ?p a <urn:e:Plug> }";
    private static final String ROOMS_OF_PLUGS = "SELECT ?r { ?p a <urn:e:Plug> ; <urn:e:in> ?r . ?r a <urn:e:Room> }";
    private final TestCse cse = TestCse.start();

    @BeforeEach
    void describe() {
        assertThatResponse(cse.register("home", "Chome")).is(CREATED);
        cse.create("Chome", "Chome", 3, "m2m:cnt", Map.of("rn", "plug"));
        cse.create("Chome", "Chome", 3, "m2m:cnt", Map.of("rn", "room"));
        cse.create("Chome", "Chome", 3, "m2m:cnt", Map.of("rn", "lamp"));
        assertThatResponse(descriptor("cse-in/home/plug", "<urn:e:plug> a <urn:e:Plug> ; <urn:e:in> <urn:e:kitchen> ."))
                .is(CREATED);
        descriptor("cse-in/home/room", "<urn:e:kitchen> a <urn:e:Room> .");
        descriptor("cse-in/home/lamp", "<urn:e:lamp> a <urn:e:Lamp> .");
    }

    @AfterEach
    void stop() {
        cse.close();
    }

    @Test
    void aQueryAsksAllDescriptorsBelowItsTarget() {
        assertThat(answer("cse-in/home", PLUGS)).contains("urn:e:plug");
        assertThat(answer("cse-in/home", ROOMS_OF_PLUGS)).contains("urn:e:kitchen");
        assertThat(answer("cse-in/home/plug/smd", PLUGS)).contains("urn:e:plug");
        assertThat(answer("cse-in/home/plug", ROOMS_OF_PLUGS)).doesNotContain("urn:e:kitchen");
    }

    @Test
    void relatedDescriptorsAreAskedToo() {
        update("cse-in/home/plug/smd", Map.of("rels", List.of("cse-in/home/room/smd", "http://example.org/elsewhere")));
        update("cse-in/home/room/smd", Map.of("rels", List.of("cse-in/home/plug/smd")));

        assertThat(answer("cse-in/home/plug", ROOMS_OF_PLUGS)).contains("urn:e:kitchen");
        assertThatResponse(discover("cse-in/home", ROOMS_OF_PLUGS)).lists("cse-in/home/plug", "cse-in/home/room");
    }

    @Test
    void nobodyIsToldWhatADescriptorSaysThatItMayNotRetrieve() {
        cse.register("guest", "Cguest");
        String acp = "cse-in/home/guests";
        cse.create("Chome", "Chome", 1, "m2m:acp", Map.of("rn", "guests", "pv", rule("Cguest", 34L), "pvs",
                rule("Chome", 63L)));
        cse.update("Chome", "cse-in/home", "m2m:ae", Map.of("acpi", List.of(acp)));
        cse.update("Chome", "cse-in/home/lamp", "m2m:cnt", Map.of("acpi", List.of(acp)));
        update("cse-in/home/lamp/smd", Map.of("acpi", List.of(acp)));

        String all = "SELECT ?t { ?p a ?t }";
        assertThat(answer("Cguest", "cse-in/home", all)).contains("Lamp").doesNotContain("Plug");
        assertThatResponse(send("Cguest", "cse-in/home/plug", Map.of("sqi", true, "fc", Map.of("smf", List.of(all)))))
                .is(ORIGINATOR_HAS_NO_PRIVILEGE);
        assertThatResponse(
                send("Cguest", "cse-in/home", Map.of("fc", Map.of("fu", 1, "smf", List.of(all)))))
                .lists("cse-in/home/lamp");
    }

    @Test
    void aDiscoveryFindsWhatADescriptorIsTrueOf() {
        assertThatResponse(discover("cse-in/home", PLUGS)).lists("cse-in/home/plug");
        assertThatResponse(discover("cse-in/home", "ASK { ?x a <urn:e:Lamp> }")).lists("cse-in/home/lamp");
        assertThatResponse(send("Chome", "cse-in/home", Map.of("sqi", false, "fc", Map.of("smf", List.of(PLUGS)))))
                .lists("cse-in/home/plug");
        assertThatResponse(send("Chome", "cse-in/home", Map.of("fc", Map.of("fu", 1, "ty", List.of(4), "smf",
                List.of(PLUGS))))).lists();
        assertThatResponse(discover("cse-in/home", "nonsense")).is(INVALID_SPARQL_QUERY);
    }

    @Test
    void resultContent11BringsTheChildResourcesAsWell() {
        ResponsePrimitive answer =
                send("Chome", "cse-in/home/plug", Map.of("rcn", 11, "fc", Map.of("smf", List.of(PLUGS))));

        assertThat(answer.content().orElseThrow().members()).containsOnlyKeys("m2m:qres", "m2m:smd");
        assertThatResponse(answer).lacks("rn");
    }

    @Test
    void indicatorResultContentAndFilterHaveToAgree() {
        Map<String, Object> filter = Map.of("smf", List.of(PLUGS));
        assertThatResponse(send("Chome", "cse-in/home", Map.of("rcn", 10))).isRefused(BAD_REQUEST, "smf");
        assertThatResponse(send("Chome", "cse-in/home", Map.of("sqi", true))).isRefused(BAD_REQUEST, "smf");
        assertThatResponse(send("Chome", "cse-in/home", Map.of("sqi", true, "rcn", 4, "fc", filter)))
                .isRefused(BAD_REQUEST, "rcn 4", "sqi");
        assertThatResponse(send("Chome", "cse-in/home", Map.of("sqi", false, "rcn", 10, "fc", filter)))
                .isRefused(BAD_REQUEST, "rcn 10", "sqi");
        assertThatResponse(send("Chome", "cse-in/home", Map.of("sqi", true, "fc", Map.of("smf", List.of("x")))))
                .is(INVALID_SPARQL_QUERY);
        assertThatResponse(send("Chome", "cse-in/home", Map.of("op", 4, "sqi", true))).isRefused(BAD_REQUEST, "sqi");
    }

    @Test
    void aDescriptorHasToBeWrittenAsItSays() {
        assertThatResponse(descriptor("cse-in/home", "nonsense")).isRefused(BAD_REQUEST, "dsp");
        for (String text : List.of("<a> <b> <c> .", "§§")) {
            assertThatResponse(update("cse-in/home/plug/smd", Map.of("dsp", text))).isRefused(BAD_REQUEST, "base64");
        }
        assertThatResponse(update("cse-in/home/plug/smd", Map.of("dcrp", 4L))).isRefused(BAD_REQUEST, "dsp", "dcrp");
        assertThatResponse(cse.create("Chome", "cse-in/home", 24, "m2m:smd",
                Map.of("dcrp", 6L, "dsp", encoded("Class: Plug")))).is(CREATED);
    }

    @Test
    void aValidationLooksAtLinksAndSaysWhatItCannotSee() {
        assertThatResponse(update("cse-in/home/plug/smd", Map.of("vlde", true))).is(UPDATED).has("svd", true);
        assertThatResponse(update("cse-in/home/plug/smd", Map.of("vlde", false))).is(UPDATED).has("svd", false);
        assertThatResponse(
                update("cse-in/home/plug/smd", Map.of("vlde", true, "rels", List.of("cse-in/home/nowhere"))))
                .isRefused(LINKED_SEMANTICS_NOT_AVAILABLE, "rels");
        assertThatResponse(update("cse-in/home/plug/smd", Map.of("vlde", true, "or", "http://127.0.0.1:1/o.owl")))
                .isRefused(ONTOLOGY_NOT_AVAILABLE, "or");
        assertThatResponse(cse.create("Chome", "cse-in/home", 24, "m2m:smd",
                Map.of("dcrp", 6L, "dsp", encoded("Class: Plug"), "vlde", true)))
                .isRefused(INVALID_SEMANTICS, "vlde");
    }

    private ResponsePrimitive descriptor(String parent, String turtle) {
        return cse.create("Chome", parent, 24, "m2m:smd", Map.of("rn", "smd", "dcrp", 5L, "dsp", encoded(turtle)));
    }

    private ResponsePrimitive update(String path, Map<String, Object> attributes) {
        return cse.update("Chome", path, "m2m:smd", attributes);
    }

    private String answer(String to, String sparql) {
        return answer("Chome", to, sparql);
    }

    private String answer(String originator, String to, String sparql) {
        return send(originator, to, Map.of("sqi", true, "rcn", 10, "fc", Map.of("smf", List.of(sparql)))).content()
                .orElseThrow().value().toString();
    }

    private ResponsePrimitive discover(String to, String sparql) {
        return send("Chome", to, Map.of("fc", Map.of("fu", 1, "smf", List.of(sparql))));
    }

    private ResponsePrimitive send(String originator, String to, Map<String, Object> parameters) {
        Map<String, Object> request =
                new HashMap<>(Map.of("op", 2, "to", to, "fr", originator, "rqi", "1", "rvi", "4"));
        request.putAll(parameters);
        return cse.send(PrimitiveCodec.request(request));
    }

    private static Map<String, Object> rule(String originator, long operations) {
        return Map.of("acr", List.of(Map.of("acor", List.of(originator), "acop", operations)));
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
