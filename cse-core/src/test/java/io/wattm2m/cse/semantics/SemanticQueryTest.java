// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.semantics;

import static io.wattm2m.cse.primitive.ResponseStatusCode.INVALID_SPARQL_QUERY;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_ACCEPTABLE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_IMPLEMENTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wattm2m.cse.primitive.RequestFailure;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SPARQL over descriptions: what it answers, and what becomes of queries that are there to do harm. */
class SemanticQueryTest {
    private static final long RDF_XML = 4;
    private static final long TURTLE = 5;
    private static final long JSON_LD = 7;
    private static final Description PLUG =
            description(TURTLE, "@prefix e: <urn:e:> . e:plug a e:Plug ; e:watt 42 ; e:in e:kitchen .");
    private static final Description KITCHEN = description(RDF_XML,
            "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:e='urn:e:'>"
                    + "<e:Room rdf:about='urn:e:kitchen'><e:in rdf:resource='urn:e:house'/></e:Room></rdf:RDF>");
    private static final Description HOUSE =
            description(JSON_LD, "{\"@context\":{\"e\":\"urn:e:\"},\"@id\":\"e:house\",\"@type\":\"e:House\","
                    + "\"e:name\":{\"@value\":\"Haus\",\"@language\":\"de\"}}");
    private static final List<Description> ALL = List.of(PLUG, KITCHEN, HOUSE);
    private final Semantics semantics = new Semantics();

    @Test
    void aTableIsAnsweredInTheJsonOfSparql() {
        assertThat(answer("SELECT ?plug ?w { ?plug a <urn:e:Plug> ; <urn:e:watt> ?w }")).isEqualTo(
                "{\"head\":{\"vars\":[\"plug\",\"w\"]},\"results\":{\"bindings\":[{"
                        + "\"plug\":{\"type\":\"uri\",\"value\":\"urn:e:plug\"},"
                        + "\"w\":{\"type\":\"literal\",\"value\":\"42\","
                        + "\"datatype\":\"http://www.w3.org/2001/XMLSchema#integer\"}}]}}");
        assertThat(answer("ASK { ?plug a <urn:e:Plug> }")).isEqualTo("{\"head\":{},\"boolean\":true}");
        assertThat(answer("ASK { ?plug a <urn:e:Lamp> }")).isEqualTo("{\"head\":{},\"boolean\":false}");
    }

    @Test
    void aGraphIsAnsweredInTurtle() {
        assertThat(answer("CONSTRUCT { ?p <urn:e:uses> ?w } { ?p <urn:e:watt> ?w }").strip())
                .isEqualTo("<urn:e:plug> <urn:e:uses> 42 .");
    }

    @Test
    void descriptionsInAllFormsAreOneGraph() {
        assertThat(answer("SELECT ?name { <urn:e:plug> <urn:e:in>+ ?house . ?house <urn:e:name> ?name }"))
                .contains("\"value\":\"Haus\",\"xml:lang\":\"de\"");
        assertThat(answer("SELECT (COUNT(*) AS ?n) { ?a <urn:e:in> ?b FILTER(STRSTARTS(STR(?b), 'urn:e:h')) }"))
                .contains("\"value\":\"1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "SELECT ?x", "INSERT DATA { <urn:a> <urn:b> 1 }", "DROP ALL",
        "LOAD <file:///etc/passwd>"})
    void whatIsNoQueryIsSaidToBe(String sparql) {
        assertThatExceptionOfType(RequestFailure.class).isThrownBy(() -> SemanticQuery.parse(sparql))
                .extracting(RequestFailure::status).isEqualTo(INVALID_SPARQL_QUERY);
    }

    @Test
    void deepNestingIsRefused() {
        String nested = "ASK { FILTER(" + "(".repeat(7_000) + "true" + ")".repeat(7_000) + ") }";

        assertThatExceptionOfType(RequestFailure.class).isThrownBy(() -> SemanticQuery.parse(nested))
                .extracting(RequestFailure::status).isEqualTo(INVALID_SPARQL_QUERY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT * { SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }",
        "SELECT * FROM <file:///etc/passwd> { ?a ?b ?c }", "SELECT * FROM NAMED <urn:x> { GRAPH ?g { ?a ?b ?c } }",
        "ASK { ?a ?b ?c FILTER REGEX(?c, '(a+)+$') }", "SELECT (CONCAT('a', 'b') AS ?x) {}",
        "SELECT (REPLACE('a', 'b', 'c') AS ?x) {}", "SELECT (GROUP_CONCAT(?c) AS ?x) { ?a ?b ?c }",
        "ASK { FILTER(<java:java.lang.System.exit>(1)) }"})
    void whatReachesOutOrGrowsIsNotSupported(String sparql) {
        assertThatExceptionOfType(RequestFailure.class).isThrownBy(() -> SemanticQuery.parse(sparql))
                .extracting(RequestFailure::status).isEqualTo(NOT_IMPLEMENTED);
    }

    @Test
    void whatMultipliesItselfRunsOutOfItsBudget() {
        String product = IntStream.range(0, 30).mapToObj(i -> "?a%1$d ?b%1$d ?c%1$d .".formatted(i))
                .collect(Collectors.joining(" "));
        String union = IntStream.range(0, 60).mapToObj(i -> "{ BIND(1 AS ?x%1$d) } UNION { BIND(2 AS ?x%1$d) }"
                .formatted(i)).collect(Collectors.joining(" "));
        String values =
                IntStream.range(0, 5).mapToObj(i -> "VALUES ?v" + i + " { " + "1 2 3 4 5 6 7 8 9 ".repeat(9) + "}")
                        .collect(Collectors.joining(" "));

        for (String pattern : List.of(product, union, values)) {
            assertThatExceptionOfType(RequestFailure.class)
                    .isThrownBy(() -> answer("SELECT DISTINCT * { " + pattern + " } ORDER BY ?a1"))
                    .extracting(RequestFailure::status).isEqualTo(NOT_ACCEPTABLE);
        }
    }

    @Test
    void aPathThroughEverythingRunsOutOfItsBudget() {
        String mesh =
                IntStream.range(0, 3_000).mapToObj(i -> "<urn:n" + i + "> <urn:p> <urn:n" + (i + 1) % 3_000 + ">,<urn:n"
                        + (i * 7) % 3_000 + "> .").collect(Collectors.joining("\n"));

        assertThatExceptionOfType(RequestFailure.class)
                .isThrownBy(() -> SemanticQuery.parse("SELECT * { ?a (<urn:p>|^<urn:p>)* ?b . ?b (<urn:p>*)* ?c }")
                        .answer(List.of(description(TURTLE, mesh)), semantics.budget()))
                .extracting(RequestFailure::status).isEqualTo(NOT_ACCEPTABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:1/context", "file:///etc/passwd", "https://schema.org"})
    void aContextThatIsElsewhereIsNotFetched(String context) {
        Description description = description(JSON_LD, "{\"@context\":\"" + context + "\",\"@id\":\"urn:a\"}");

        assertThatExceptionOfType(RequestFailure.class).isThrownBy(description::check)
                .withMessageContaining("dsp (descriptor)");
    }

    @Test
    void aDescriptionIsAsItSaysAndNotNestedTooDeeply() {
        ALL.forEach(Description::check);
        for (Description faulty : List.of(description(TURTLE, "nonsense"), description(RDF_XML, "<rdf:RDF/>"),
                description(RDF_XML, "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), description(JSON_LD, "{"),
                description(JSON_LD, "[".repeat(60_000)), description(TURTLE, "<urn:a> <urn:b> " + "(".repeat(60_000)),
                description(TURTLE, "<urn:a> <urn:b> " + "9".repeat(2_000) + " ."))) {
            assertThatExceptionOfType(RequestFailure.class).isThrownBy(faulty::check)
                    .withMessageContaining("dsp (descriptor)");
        }
    }

    private String answer(String sparql) {
        return SemanticQuery.parse(sparql).answer(ALL, semantics.budget());
    }

    private static Description description(long representation, String text) {
        return new Description(representation,
                Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }
}
