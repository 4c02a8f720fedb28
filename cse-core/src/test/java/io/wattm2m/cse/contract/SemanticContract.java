// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.contract;

import static io.wattm2m.cse.primitive.ResponseStatusCode.BAD_REQUEST;
import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.INVALID_SPARQL_QUERY;
import static io.wattm2m.cse.primitive.ResponseStatusCode.LINKED_SEMANTICS_NOT_AVAILABLE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_IMPLEMENTED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OK;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.contract.ContractCse.Registered;
import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.FilterCriteria.Condition;
import io.wattm2m.cse.primitive.FilterCriteria.Join;
import io.wattm2m.cse.primitive.FilterCriteria.Page;
import io.wattm2m.cse.primitive.FilterCriteria.Tag;
import io.wattm2m.cse.primitive.FilterCriteria.Usage;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResultContent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** TS-0001 8.1.2 (semantic query indicator, semantics filter), TS-0034 7.4 and 7.5, and result contents 10 to 12. */
interface SemanticContract {
    String PLUG = "PREFIX e: <urn:e:> SELECT ?plug ?w { ?plug a e:Plug ; e:watt ?w FILTER(?w > 40 && ?w != 43) }";

    ContractCse cse();

    @Test
    default void aSemanticQueryIsAnsweredWithWhatTheDescriptorsSay() {
        Registered ae = described();

        ResponsePrimitive answer = cse().send(query(ae, PLUG, ResultContent.SEMANTIC_CONTENT).with("sqi", true));

        assertThatResponse(answer).is(OK);
        assertThat(answer.content().orElseThrow().name()).isEqualTo("m2m:qres");
        assertThat(answer.content().orElseThrow().value().toString()).contains("urn:e:plug", "\"42\"");
        assertThat(cse().send(query(ae, PLUG, ResultContent.SEMANTIC_CONTENT)).content()).isEqualTo(answer.content());
    }

    /** Result content 11: the child resources as with 8, and the answer. */
    @Test
    default void aSemanticQueryMayBringTheChildResources() {
        Registered ae = described();

        ResponsePrimitive answer =
                cse().send(query(ae, PLUG, ResultContent.SEMANTIC_CONTENT_AND_CHILD_RESOURCES).with("sqi", true));

        assertThatResponse(answer).is(OK).lacks("aei");
        assertThat(answer.content().orElseThrow().members().get("m2m:qres").toString()).contains("urn:e:plug");
        assertThat(answer.content().orElseThrow().members()).containsKey("m2m:cnt");
    }

    @Test
    default void aSemanticDiscoveryFindsWhatADescriptorIsTrueOf() {
        Registered ae = described();

        assertThatResponse(cse().send(RequestPrimitive.retrieve(ae.id(), ae.path()), criteria(Usage.DISCOVERY, PLUG)))
                .lists(ae.path() + "/power");
        assertThatResponse(cse().send(RequestPrimitive.retrieve(ae.id(), ae.path()),
                criteria(Usage.DISCOVERY, "ASK { ?lamp a <urn:e:Lamp> }"))).lists();
    }

    @Test
    default void whatIsNoQueryOrReachesOutIsRefused() {
        Registered ae = described();

        assertThatResponse(cse().send(query(ae, "SELECT nothing", ResultContent.SEMANTIC_CONTENT)))
                .isRefused(INVALID_SPARQL_QUERY, "SPARQL");
        assertThatResponse(cse().send(query(ae, "ASK { SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }",
                ResultContent.SEMANTIC_CONTENT))).isRefused(NOT_IMPLEMENTED, "SERVICE");
        assertThatResponse(cse().create(ae.id(), ae.path(), 24, "m2m:smd", Map.of("dcrp", 5L, "dsp", "bm9uc2Vuc2U=")))
                .isRefused(BAD_REQUEST, "dsp");
    }

    /** TS-0001 9.6.30: descriptors that are related belong to a query, and links that lead nowhere are not valid. */
    @Test
    default void relatedDescriptorsAreAskedTooAndCanBeValidated() {
        Registered ae = described();
        assertThatResponse(cse().create(ae.id(), ae.path(), 3, "m2m:cnt", Map.of("rn", "other"))).is(CREATED);
        Map<String, Object> related = Map.of("rn", "smd", "dcrp", 5L, "dsp", encoded("<urn:e:room> a <urn:e:Room> ."),
                "rels", List.of(ae.path() + "/power/smd"), "vlde", true);
        assertThatResponse(cse().create(ae.id(), ae.path() + "/other", 24, "m2m:smd", related)).is(CREATED)
                .has("svd", true);

        RequestPrimitive request = RequestPrimitive.retrieve(ae.id(), ae.path() + "/other");
        ResponsePrimitive answer = cse().send(request.withOptions(request.options()
                .with(ResultContent.SEMANTIC_CONTENT).with(criteria(Usage.CONDITIONAL, PLUG))));

        assertThat(answer.content().orElseThrow().value().toString()).contains("urn:e:plug");
        assertThatResponse(cse().update(ae.id(), ae.path() + "/other/smd", "m2m:smd",
                Map.of("vlde", true, "rels", List.of(ae.path() + "/nowhere"))))
                .isRefused(LINKED_SEMANTICS_NOT_AVAILABLE, "rels");
    }

    /** TS-0001 V4 8.1.2, result content 12. */
    @Test
    default void anOriginatorIsToldItsPermissions() {
        Registered ae = cse().registerWithContainer();
        Registered reader = cse().register();
        List<Map<String, Object>> granted = List.of(Map.of("acor", List.of(reader.id()), "acop", 34L),
                Map.of("acor", List.of(reader.id()), "acop", 1L, "acod", List.of(Map.of("chty", List.of(4L)))));
        assertThatResponse(cse().create(ae.id(), ae.path(), 1, "m2m:acp", Map.of("rn", "policy", "pv",
                Map.of("acr", granted), "pvs", Map.of("acr", List.of(Map.of("acor", List.of(ae.id()), "acop", 63L))))))
                .is(CREATED);
        cse().update(ae.id(), ae.path() + "/power", "m2m:cnt", Map.of("acpi", List.of(ae.path() + "/policy")));

        ResponsePrimitive permissions = cse().send(RequestPrimitive.retrieve(reader.id(), ae.path() + "/power"),
                ResultContent.PERMISSIONS);

        assertThatResponse(permissions).is(OK).has("acr", granted);
        assertThat(permissions.content().orElseThrow().name()).isEqualTo("m2m:pv");
    }

    private Registered described() {
        Registered ae = cse().registerWithContainer();
        String turtle = "<urn:e:plug> a <urn:e:Plug> ; <urn:e:watt> 42 .";
        assertThatResponse(cse().create(ae.id(), ae.path() + "/power", 24, "m2m:smd", Map.of("rn", "smd", "dcrp", 5L,
                "dsp", encoded(turtle)))).is(CREATED);
        return ae;
    }

    private static String encoded(String turtle) {
        return Base64.getEncoder().encodeToString(turtle.getBytes(StandardCharsets.UTF_8));
    }

    private static RequestPrimitive query(Registered ae, String sparql, ResultContent result) {
        RequestPrimitive request = RequestPrimitive.retrieve(ae.id(), ae.path());
        return request.withOptions(request.options().with(result).with(criteria(Usage.CONDITIONAL, sparql)));
    }

    private static FilterCriteria criteria(Usage usage, String sparql) {
        Condition condition = new Condition(Tag.SEMANTICS_FILTER, Tag.SEMANTICS_FILTER.shortName(), List.of(sparql));
        return new FilterCriteria(usage, Join.AND, List.of(condition), Page.ALL, Optional.empty());
    }
}
