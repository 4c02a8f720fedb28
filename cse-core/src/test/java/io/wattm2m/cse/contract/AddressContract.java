// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.contract;

import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.DELETED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_FOUND;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OK;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OPERATION_NOT_ALLOWED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.UPDATED;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static io.wattm2m.cse.testing.ResponseAssert.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.contract.ContractCse.Registered;
import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.FilterCriteria.Condition;
import io.wattm2m.cse.primitive.FilterCriteria.Join;
import io.wattm2m.cse.primitive.FilterCriteria.Page;
import io.wattm2m.cse.primitive.FilterCriteria.Tag;
import io.wattm2m.cse.primitive.FilterCriteria.Usage;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.RequestPrimitive.Options;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** TS-0001 7.2 and 9.3.1, TS-0004 7.3.2.5: the forms of addresses, and addresses that lead nowhere. */
interface AddressContract {

    ContractCse cse();

    /** Structured, unstructured, hybrid, with the short name of the CSEBase; each CSE-relative, SP-relative, absolute. */
    @TestFactory
    default Stream<DynamicTest> everyOperationTakesEveryFormOfAddress() {
        Registered ae = cse().registerWithContainer();
        String container = id(cse().retrieve(ae.id(), ae.path() + "/power"));
        return Stream
                .of(ae.path() + "/power", container, ae.id() + "/power", ae.path().replace("cse-in", "-") + "/power")
                .flatMap(form -> Stream.of(form, "/id-in/" + form, "//wattm2m.example/id-in/" + form))
                .map(address -> DynamicTest.dynamicTest(address, () -> operate(ae, address)));
    }

    @Test
    default void addressesElsewhereAreNotFound() {
        for (String address : List.of("/id-nowhere/cse/x", "//other.example/id-in/cse-in")) {
            assertThatResponse(cse().retrieve(ContractCse.ADMIN, address)).isRefused(NOT_FOUND);
        }
    }

    /** TS-0001 9.6.1.3: the latest and the oldest are nothing that can be changed, or has a name to give away. */
    @Test
    default void virtualResourcesTakeNoOtherOperations() {
        Registered ae = cse().registerWithContainer();
        cse().instance(ae, "1");

        for (String name : List.of("la", "ol")) {
            String virtual = ae.path() + "/power/" + name;
            assertThatResponse(cse().update(ae.id(), virtual, "m2m:cin", Map.of("lbl", List.of("x"))))
                    .isRefused(OPERATION_NOT_ALLOWED);
            assertThatResponse(cse().create(ae.id(), virtual, 3, "m2m:cnt", Map.of())).isRefused(OPERATION_NOT_ALLOWED);
            assertThatResponse(cse().create(ae.id(), ae.path() + "/power", 3, "m2m:cnt", Map.of("rn", name)))
                    .isRefused(OPERATION_NOT_ALLOWED);
        }
    }

    /** TS-0001 8.1.2, Desired Identifier Result Type 2. */
    @Test
    default void addressesInResultsAreUnstructuredOnRequest() {
        Registered ae = cse().registerWithContainer();
        FilterCriteria containers = new FilterCriteria(Usage.DISCOVERY, Join.AND,
                List.of(new Condition(Tag.RESOURCE_TYPE, "ty", List.of("3"))), Page.ALL, Optional.empty());
        RequestPrimitive request = RequestPrimitive.retrieve(ae.id(), ae.path());
        Options options = request.options();

        Object found = cse().send(request.withOptions(new Options(options.resultContent(), false, containers,
                options.responseType(), options.releaseVersion(), options.requestExpiration())))
                .content().orElseThrow().value();

        assertThat(found).isEqualTo(List.of(id(cse().retrieve(ae.id(), ae.path() + "/power"))));
    }

    private void operate(Registered ae, String address) {
        assertThatResponse(cse().create(ae.id(), address, 4, "m2m:cin", Map.of("rn", "one", "con", "1"))).is(CREATED);
        assertThatResponse(cse().update(ae.id(), address, "m2m:cnt", Map.of("lbl", List.of("x")))).is(UPDATED);
        assertThatResponse(cse().retrieve(ae.id(), address)).is(OK).has("rn", "power").has("cni", 1L);
        assertThatResponse(cse().delete(ae.id(), address + "/one")).is(DELETED);
    }
}
