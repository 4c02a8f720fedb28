// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.contract;

import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.contract.ContractCse.Registered;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.FilterCriteria.Condition;
import io.wattm2m.cse.primitive.FilterCriteria.Join;
import io.wattm2m.cse.primitive.FilterCriteria.Page;
import io.wattm2m.cse.primitive.FilterCriteria.Tag;
import io.wattm2m.cse.primitive.FilterCriteria.Usage;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.ResponseType;
import io.wattm2m.cse.primitive.ResponseType.Mode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** TS-0001 8.1.2 and 8.1.3: what travels beside the content. */
interface ParameterContract {

    ContractCse cse();

    @Test
    default void theResponseRepeatsWhatConcernsItToo() {
        Registered ae = cse().register();
        RequestPrimitive request = RequestPrimitive.retrieve(ae.id(), ae.path()).with("ot", "20260105T101500")
                .with("ec", 3L).with("vsi", "lab 7").with("rset", "20990105T101500");

        ResponsePrimitive response = cse().send(request);

        assertThatResponse(response).is(ResponseStatusCode.OK);
        assertThat(response.parameter("ec")).contains("3");
        assertThat(response.parameter("vsi")).contains("lab 7");
        assertThat(response.parameter("rset")).contains("20990105T101500,000000");
        assertThat(response.parameter("ot").orElseThrow()).matches("20\\d{6}T\\d{6}(,\\d+)?");
    }

    /** TS-0001 8.1.3: also where the request is malformed, so that it never becomes a primitive. */
    @Test
    default void aRefusalRepeatsWhatConcernsItToo() {
        Registered ae = cse().register();
        RequestPrimitive request = RequestPrimitive.retrieve(ae.id(), ae.path()).with("ec", 3L).with("vsi", "lab 7");
        FilterCriteria malformed = new FilterCriteria(Usage.CONDITIONAL, Join.AND,
                List.of(new Condition(Tag.CREATED_BEFORE, "crb", List.of("yesterday"))), Page.ALL, Optional.empty());

        ResponsePrimitive response = cse().send(request.withOptions(request.options().with(malformed)));

        assertThatResponse(response).isRefused(ResponseStatusCode.BAD_REQUEST, "crb");
        assertThat(response.parameter("rvi")).contains("4");
        assertThat(response.parameter("ec")).contains("3");
        assertThat(response.parameter("vsi")).contains("lab 7");
    }

    @Test
    default void theResponseHasNothingThatTheRequestDoesNotAskFor() {
        ResponsePrimitive response = cse().send(RequestPrimitive.retrieve(ContractCse.ADMIN, ContractCse.BASE));

        assertThat(response.parameters().keySet()).doesNotContain("ot", "ec", "vsi", "rset");
    }

    @Test
    default void theRequestResourceHasAllThatCame() {
        Registered ae = cse().register();
        ResponseType type = new ResponseType(Mode.NON_BLOCKING_ASYNCH,
                Optional.of(List.of(cse().client().notificationUrl().toString())));
        RequestPrimitive request = RequestPrimitive.create(ae.id(), ae.path(), 3, new Content("m2m:cnt", Map.of()))
                .with("ot", "20260105T101500").with("ec", 2L).with("vsi", "lab 7").with("oet", "20990105T101500")
                .with("rset", "20990105T111500").with("rp", "20990105T121500").with("gid", "g-1");
        RequestPrimitive.Options options = request.options().with(type).withRequestExpiration("20990105T101600");

        ResponsePrimitive accepted = cse().send(request.withOptions(options));

        assertThatResponse(accepted).is(ResponseStatusCode.ACCEPTED_NON_BLOCKING_ASYNCH);
        String uri = (String) accepted.content().orElseThrow().value();
        assertThat((Map<?, ?>) cse().retrieve(ae.id(), uri).content().orElseThrow().members().get("mi")).isEqualTo(
                Map.ofEntries(entry("rt", Map.of("rtv", 2L, "nu", type.notificationTargets().orElseThrow())),
                        entry("ty", 3L), entry("rvi", "4"), entry("ot", "20260105T101500"), entry("ec", 2L),
                        entry("vsi", "lab 7"), entry("gid", "g-1"), entry("oet", "20990105T101500,000000"),
                        entry("rset", "20990105T111500,000000"), entry("rp", "20990105T121500,000000"),
                        entry("rqet", "20990105T101600,000000")));
        assertThatResponse(cse().delete(ae.id(), uri)).is(ResponseStatusCode.DELETED);
    }

    /** TS-0001 8.1.2, Request and Result Expiration Timestamp. */
    @Test
    default void aRequestWhoseTimeIsUpIsNotCarriedOut() {
        Registered ae = cse().register();
        RequestPrimitive create = RequestPrimitive.create(ae.id(), ae.path(), 3,
                new Content("m2m:cnt", Map.of("rn", "late")));
        RequestPrimitive retrieve = RequestPrimitive.retrieve(ae.id(), ae.path());

        assertThatResponse(cse().send(create.withOptions(create.options().withRequestExpiration("20200101T000000"))))
                .isRefused(ResponseStatusCode.REQUEST_TIMEOUT, "rqet");
        assertThatResponse(cse().retrieve(ae.id(), ae.path() + "/late")).isRefused(ResponseStatusCode.NOT_FOUND);
        assertThatResponse(cse().send(retrieve.with("rset", "20200101T000000")))
                .isRefused(ResponseStatusCode.REQUEST_TIMEOUT, "rset");
        assertThatResponse(cse().send(retrieve.with("rset", "20980101T000000")
                .withOptions(retrieve.options().withRequestExpiration("20990101T000000"))))
                .isRefused(ResponseStatusCode.BAD_REQUEST, "rset");
    }

    /** TS-0004 6.3.3, m2m:timestamp: what cannot be read cannot be told to the subscribers of a clock. */
    @Test
    default void theTimeOfARequestIsATimestamp() {
        Registered ae = cse().register();

        assertThatResponse(cse().send(RequestPrimitive.retrieve(ae.id(), ae.path()).with("ot", "2026-01-05T10:15")))
                .isRefused(ResponseStatusCode.BAD_REQUEST, "ot");
    }

    /** TS-0001 8.1.2, Desired Identifier Result Type: only a RETRIEVE has it. */
    @Test
    default void theFormOfReferencesIsAskedForInARetrieveOnly() {
        Registered ae = cse().register();
        RequestPrimitive create = RequestPrimitive.create(ae.id(), ae.path(), 3, new Content("m2m:cnt", Map.of()));
        RequestPrimitive.Options options = create.options();
        RequestPrimitive.Options unstructured = new RequestPrimitive.Options(options.resultContent(), false,
                options.filter(), options.responseType(), options.releaseVersion(), options.requestExpiration());

        assertThatResponse(cse().send(create.withOptions(unstructured)))
                .isRefused(ResponseStatusCode.BAD_REQUEST, "drt");
        assertThatResponse(cse().send(RequestPrimitive.retrieve(ae.id(), ae.path()).withOptions(unstructured)))
                .is(ResponseStatusCode.OK);
    }

    /** Known to the standard and not supported: said so rather than ignored. */
    @Test
    default void whatIsNotSupportedIsSaidToBe() {
        Registered ae = cse().register();
        RequestPrimitive retrieve = RequestPrimitive.retrieve(ae.id(), ae.path());

        assertThatResponse(cse().send(retrieve.with("da", true))).isRefused(ResponseStatusCode.NOT_IMPLEMENTED, "da");
        assertThatResponse(cse().send(retrieve.with("da", false))).is(ResponseStatusCode.OK);
        assertThatResponse(cse().send(retrieve.withOptions(
                retrieve.options().with(new ResponseType(Mode.NO_RESPONSE, Optional.empty())))))
                .isRefused(ResponseStatusCode.NOT_IMPLEMENTED, "rt");
        assertThatResponse(cse().create(ContractCse.ADMIN, ContractCse.BASE, 34, "m2m:dac", Map.of()))
                .isRefused(ResponseStatusCode.NOT_IMPLEMENTED, "34");
        assertThatResponse(cse().create(ContractCse.ADMIN, ContractCse.BASE, 17, "m2m:req", Map.of()))
                .isRefused(ResponseStatusCode.OPERATION_NOT_ALLOWED);
    }

    /** TS-0001 8.1.2: Release 1 has no Release Version Indicator. */
    @Test
    default void aRequestMayBeOfRelease1() {
        RequestPrimitive request = RequestPrimitive.retrieve(ContractCse.ADMIN, ContractCse.BASE);
        RequestPrimitive.Options options = request.options();

        ResponsePrimitive response = cse().send(request.withOptions(
                new RequestPrimitive.Options(options.resultContent(), options.structured(), options.filter(),
                        options.responseType(), Optional.empty(), options.requestExpiration())));

        assertThatResponse(response).is(ResponseStatusCode.OK);
        assertThat(response.parameter("rvi")).isEmpty();
    }

    @Test
    default void aResponseIsInTheReleaseOfItsRequest() {
        RequestPrimitive request = RequestPrimitive.retrieve(ContractCse.ADMIN, ContractCse.BASE);

        for (String release : List.of("2", "2a", "3", "4", "5")) {
            RequestPrimitive.Options options = request.options();
            ResponsePrimitive response = cse().send(request.withOptions(
                    new RequestPrimitive.Options(options.resultContent(), options.structured(), options.filter(),
                            options.responseType(), Optional.of(release), options.requestExpiration())));
            assertThatResponse(response).is(ResponseStatusCode.OK);
            assertThat(response.parameter("rvi")).contains(release);
        }
    }
}
