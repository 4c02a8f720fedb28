// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.contract;

import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.contract.ContractCse.Registered;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.ResponseType;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Faulty requests: each is told what is wrong with it, and the CSE goes on. */
interface FaultContract {

    ContractCse cse();

    @Test
    default void anUnknownAttributeIsNamed() {
        assertThatResponse(container(Map.of("colour", "red"))).isRefused(ResponseStatusCode.BAD_REQUEST, "colour");
    }

    @Test
    default void anAttributeOfTheWrongTypeIsNamed() {
        assertThatResponse(container(Map.of("mni", "many"))).isRefused(ResponseStatusCode.BAD_REQUEST, "mni");
        assertThatResponse(container(Map.of("lbl", 7L))).isRefused(ResponseStatusCode.BAD_REQUEST, "lbl");
    }

    @Test
    default void aMissingMandatoryAttributeIsNamed() {
        assertThatResponse(cse().create("C", ContractCse.BASE, 2, "m2m:ae", Map.of("rr", true, "srv", List.of("4"))))
                .isRefused(ResponseStatusCode.BAD_REQUEST, "api");
    }

    @Test
    default void anAttributeThatTheCseSetsCannotBeSent() {
        assertThatResponse(container(Map.of("cni", 5L))).isRefused(ResponseStatusCode.BAD_REQUEST, "cni");
    }

    @Test
    default void anIllegalNameIsRefused() {
        for (String name : List.of("a/b", "-a", "a b", "größe", "")) {
            assertThatResponse(container(Map.of("rn", name))).isRefused(ResponseStatusCode.BAD_REQUEST, "rn");
        }
    }

    @Test
    default void aNameIsGivenOnlyOnceAmongSiblings() {
        Registered ae = cse().registerWithContainer();

        assertThatResponse(cse().create(ae.id(), ae.path(), 3, "m2m:cnt", Map.of("rn", "power")))
                .isRefused(ResponseStatusCode.CONFLICT, "power");
    }

    @Test
    default void whatDoesNotExistIsNotFound() {
        Registered ae = cse().register();

        assertThatResponse(cse().retrieve(ae.id(), ae.path() + "/nothing")).isRefused(ResponseStatusCode.NOT_FOUND);
        assertThatResponse(cse().delete(ae.id(), ae.path() + "/nothing")).isRefused(ResponseStatusCode.NOT_FOUND);
    }

    @Test
    default void theLatestOfNothingIsNotFound() {
        Registered ae = cse().registerWithContainer();

        assertThatResponse(cse().retrieve(ae.id(), ae.path() + "/power/la")).isRefused(ResponseStatusCode.NOT_FOUND);
    }

    @Test
    default void anInstanceLargerThanItsContainerIsNotAcceptable() {
        Registered ae = cse().register();
        cse().create(ae.id(), ae.path(), 3, "m2m:cnt", Map.of("rn", "power", "mbs", 10L));

        assertThatResponse(cse().instance(ae, "more than ten octets")).isRefused(ResponseStatusCode.NOT_ACCEPTABLE);
    }

    @Test
    default void anInstanceCannotBeUpdated() {
        Registered ae = cse().registerWithContainer();
        cse().instance(ae, "1");

        assertThatResponse(cse().update(ae.id(), ae.path() + "/power/la", "m2m:cin", Map.of("con", "2")))
                .isRefused(ResponseStatusCode.OPERATION_NOT_ALLOWED);
    }

    @Test
    default void aChildThatDoesNotBelongThereIsRefused() {
        Registered ae = cse().register();

        assertThatResponse(cse().create(ae.id(), ae.path(), 4, "m2m:cin", Map.of("con", "1")))
                .isRefused(ResponseStatusCode.INVALID_CHILD_RESOURCE_TYPE);
    }

    @Test
    default void aMalformedBodyIsABadRequest() {
        Registered ae = cse().register();
        RequestPrimitive create = RequestPrimitive.create(ae.id(), ae.path(), 3, new Content("m2m:cnt", Map.of()));

        for (byte[] body : malformed(cse().format())) {
            ResponsePrimitive response = cse().client().sendBody(create, body);

            assertThatResponse(response).isRefused(ResponseStatusCode.BAD_REQUEST);
            assertThat(response.requestIdentifier()).isEqualTo(create.requestIdentifier());
        }
    }

    @Test
    default void aReleaseThatIsNotSupportedIsRefused() {
        RequestPrimitive request = RequestPrimitive.retrieve(ContractCse.ADMIN, ContractCse.BASE)
                .withOptions(new RequestPrimitive.Options(Optional.empty(), true, FilterCriteria.NONE,
                        ResponseType.BLOCKING, Optional.of("99"), Optional.empty()));

        assertThatResponse(cse().send(request)).isRefused(ResponseStatusCode.RELEASE_VERSION_NOT_SUPPORTED, "99");
    }

    @Test
    default void anIllegalAddressIsABadRequest() {
        for (String address : List.of("cse-in/a b", "cse-in//a", "cse-in/größe", "cse-in/")) {
            assertThatResponse(cse().retrieve(ContractCse.ADMIN, address)).isRefused(ResponseStatusCode.BAD_REQUEST);
        }
    }

    private ResponsePrimitive container(Map<String, Object> attributes) {
        Registered ae = cse().register();
        return cse().create(ae.id(), ae.path(), 3, "m2m:cnt", attributes);
    }

    /** A body that ends early, one that is something else, and one that says a thing twice. */
    private static List<byte[]> malformed(ContentFormat format) {
        return switch (format) {
            case JSON -> texts("{\"m2m:cnt\":", "not json at all", "{\"m2m:cnt\":{\"rn\":\"a\",\"rn\":\"b\"}}");
            case XML -> texts("<m2m:cnt xmlns:m2m=\"http://www.onem2m.org/xml/protocols\">", "not xml at all",
                    "<m2m:cnt xmlns:m2m=\"http://www.onem2m.org/xml/protocols\"><mni>1</mni><mni>2</mni></m2m:cnt>");
            case CBOR -> Stream.of("a1676d326d3a636e74", "1c", "a1676d326d3a636e74a262726e616162726e6162")
                    .map(HexFormat.of()::parseHex).toList();
        };
    }

    private static List<byte[]> texts(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    }
}
