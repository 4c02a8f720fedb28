// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** What tests say of responses. */
public final class ResponseAssert extends AbstractAssert<ResponseAssert, ResponsePrimitive> {

    private ResponseAssert(ResponsePrimitive response) {
        super(response, ResponseAssert.class);
    }

    public static ResponseAssert assertThatResponse(ResponsePrimitive response) {
        return new ResponseAssert(response);
    }

    /** The attribute of the resource in a response. */
    public static Object attribute(ResponsePrimitive response, String name) {
        return response.content().orElseThrow().members().get(name);
    }

    /** The resource identifier in a response. */
    public static String id(ResponsePrimitive response) {
        return (String) attribute(response, "ri");
    }

    public ResponseAssert is(ResponseStatusCode status) {
        assertThat(actual.status()).as("%s", actual.content()).isEqualTo(status);
        return this;
    }

    /** A failure with this status, whose text names the fault. */
    public ResponseAssert isRefused(ResponseStatusCode status, String... named) {
        is(status);
        Content text = actual.content().orElseThrow();
        assertThat(text.name()).isEqualTo("m2m:dbg");
        assertThat((String) text.value()).isNotBlank();
        List.of(named).forEach(name -> assertThat((String) text.value()).contains(name));
        return this;
    }

    public ResponseAssert has(String attribute, Object value) {
        assertThat(actual.content().orElseThrow().members()).containsEntry(attribute, value);
        return this;
    }

    public ResponseAssert lacks(String attribute) {
        assertThat(actual.content().orElseThrow().members()).doesNotContainKey(attribute);
        return this;
    }

    /** A list of addresses. */
    public ResponseAssert lists(String... addresses) {
        is(ResponseStatusCode.OK);
        Content content = actual.content().orElseThrow();
        assertThat(content.name()).isEqualTo("m2m:uril");
        assertThat(content.value()).isEqualTo(List.of(addresses));
        return this;
    }
}
