// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static io.wattm2m.cse.primitive.ResponseStatusCode.BAD_REQUEST;
import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.DELETED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_IMPLEMENTED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OK;
import static io.wattm2m.cse.primitive.ResponseStatusCode.RELEASE_VERSION_NOT_SUPPORTED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.REQUEST_TIMEOUT;
import static io.wattm2m.cse.primitive.ResponseStatusCode.UPDATED;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.codec.PrimitiveCodec;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResultContent;
import io.wattm2m.cse.testing.TestCse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TS-0001 8.1.2 and TS-0004 7.3.3: what responses carry, and which parameters fit which operation. */
class ResultContentConformanceTest {
    private final TestCse cse = TestCse.start();

    @BeforeEach
    void fill() {
        assertThatResponse(cse.register("meter", "Cmeter")).is(CREATED);
        cse.create("Cmeter", "Cmeter", 3, "m2m:cnt", Map.of("rn", "power"));
        cse.create("Cmeter", "cse-in/meter/power", 4, "m2m:cin", Map.of("rn", "a", "con", "1"));
    }

    @AfterEach
    void stop() {
        cse.close();
    }

    @Test
    void aCreateAnswersWithWhatIsAskedFor() {
        assertThat(created(ResultContent.NOTHING).content()).isEmpty();
        assertThat(created(ResultContent.HIERARCHICAL_ADDRESS).content())
                .contains(new Content("m2m:uri", "cse-in/meter/c2"));
        assertThatResponse(created(ResultContent.HIERARCHICAL_ADDRESS_AND_ATTRIBUTES)).has("uri", "cse-in/meter/c3");
        assertThatResponse(created(ResultContent.MODIFIED_ATTRIBUTES)).has("cni", 0L).lacks("rn").lacks("lbl");
    }

    @Test
    void anUpdateAnswersWithWhatIsAskedFor() {
        assertThatResponse(updated(ResultContent.ATTRIBUTES)).is(UPDATED).has("rn", "power").has("lbl", List.of("b"));
        assertThat(updated(ResultContent.NOTHING).content()).isEmpty();
        assertThatResponse(updated(ResultContent.MODIFIED_ATTRIBUTES)).has("st", 4L).lacks("lbl").lacks("rn");
    }

    @Test
    void aRetrieveNestsDescendantsByType() {
        ResponsePrimitive all = cse.retrieve("Cmeter", "Cmeter", ResultContent.ATTRIBUTES_AND_CHILD_RESOURCES);
        ResponsePrimitive children = cse.retrieve("Cmeter", "Cmeter", ResultContent.CHILD_RESOURCES);

        assertThatResponse(all).has("aei", "Cmeter");
        assertThatResponse(children).lacks("aei");
        for (ResponsePrimitive response : List.of(all, children)) {
            Map<?, ?> container =
                    (Map<?, ?>) ((List<?>) response.content().orElseThrow().members().get("m2m:cnt")).getFirst();
            Map<?, ?> instance = (Map<?, ?>) ((List<?>) container.get("m2m:cin")).getFirst();
            assertThat(container.get("rn")).isEqualTo("power");
            assertThat(instance.get("con")).isEqualTo("1");
        }
    }

    @Test
    void aRetrieveRefersToDescendants() {
        List<?> references = List.of(Map.of("nm", "power", "typ", 3L, "val", "cse-in/meter/power"),
                Map.of("nm", "a", "typ", 4L, "val", "cse-in/meter/power/a"));

        assertThatResponse(cse.retrieve("Cmeter", "Cmeter", ResultContent.ATTRIBUTES_AND_CHILD_RESOURCE_REFERENCES))
                .has("aei", "Cmeter").has("ch", references);
        assertThatResponse(cse.retrieve("Cmeter", "Cmeter", ResultContent.CHILD_RESOURCE_REFERENCES)).lacks("aei")
                .has("ch", references);
    }

    @Test
    void aDeleteAnswersWithWhatIsGone() {
        assertThatResponse(delete("cse-in/meter/power", ResultContent.CHILD_RESOURCES)).is(DELETED);
        assertThat(delete("Cmeter", ResultContent.ATTRIBUTES).content()).isPresent();
    }

    @Test
    void partsOfAResourceAreRetrievedByName() {
        assertThatResponse(
                send(Map.of("op", 2, "to", "cse-in/meter/power", "pc", Map.of("m2m:atrl", List.of("rn", "cni")))))
                .has("rn", "power").has("cni", 1L).lacks("ri");
    }

    @ParameterizedTest
    @CsvSource({"1,4", "1,8", "2,0", "2,2", "2,9", "3,2", "3,4", "3,8", "4,2", "4,9", "5,1", "2,99"})
    void aResultContentThatDoesNotFitTheOperationIsABadRequest(int operation, int resultContent) {
        Map<String, Object> request = new HashMap<>(Map.of("op", operation, "to", "Cmeter", "rcn", resultContent));
        if (operation == 1) {
            request.putAll(Map.of("ty", 3, "pc", Map.of("m2m:cnt", Map.of())));
        } else if (operation != 2 && operation != 4) {
            request.put("pc", Map.of("m2m:ae", Map.of("apn", "a")));
        }

        assertThatResponse(send(request)).isRefused(BAD_REQUEST, "rcn");
    }

    /** TS-0001 10.1.3: a list of attributes names one at least. */
    @Test
    void aListOfNoAttributesIsABadRequest() {
        assertThatResponse(
                send(Map.of("op", 2, "to", "cse-in/meter/power", "pc", Map.of("m2m:atrl", List.of()))))
                .isRefused(BAD_REQUEST, "m2m:atrl");
    }

    @Test
    void parametersThatDoNotFitTheOperationAreABadRequest() {
        assertThatResponse(send(Map.of("op", 1, "to", "Cmeter", "pc", Map.of("m2m:cnt", Map.of()))))
                .isRefused(BAD_REQUEST, "ty");
        assertThatResponse(send(Map.of("op", 2, "to", "Cmeter", "ty", 3))).isRefused(BAD_REQUEST, "ty");
        assertThatResponse(send(Map.of("op", 3, "to", "Cmeter"))).isRefused(BAD_REQUEST, "pc");
        assertThatResponse(send(Map.of("op", 1, "to", "Cmeter", "ty", 3, "pc", Map.of("m2m:ae", Map.of()))))
                .isRefused(BAD_REQUEST, "m2m:ae");
        assertThatResponse(send(Map.of("op", 7, "to", "Cmeter"))).isRefused(BAD_REQUEST, "op");
        assertThatResponse(send(Map.of("op", 2, "to", "Cmeter", "xyz", 3))).isRefused(BAD_REQUEST, "xyz");
    }

    @Test
    void whatIsNotSupportedIsSaidSo() {
        assertThatResponse(send(Map.of("op", 2, "to", "Cmeter", "rt", Map.of("rtv", 3)))).is(OK);
        assertThatResponse(send(Map.of("op", 2, "to", "Cmeter", "da", true))).isRefused(NOT_IMPLEMENTED, "da");
        assertThatResponse(send(Map.of("op", 2, "to", "Cmeter", "rcn", 10))).isRefused(BAD_REQUEST, "rcn");
    }

    @Test
    void requestsInThePastOrOfUnknownReleasesAreNotPerformed() {
        assertThatResponse(send(Map.of("op", 2, "to", "Cmeter", "rqet", "20250101T000000"))).isRefused(REQUEST_TIMEOUT,
                "rqet");
        assertThatResponse(send(Map.of("op", 2, "to", "Cmeter", "rqet", "5000"))).is(OK);
        assertThatResponse(send(Map.of("op", 2, "to", "Cmeter", "rvi", "9"))).isRefused(RELEASE_VERSION_NOT_SUPPORTED,
                "rvi");
        assertThatResponse(send(Map.of("op", 2, "to", "Cmeter", "rqet", "soon"))).isRefused(BAD_REQUEST, "rqet");
    }

    private ResponsePrimitive created(ResultContent result) {
        RequestPrimitive request = RequestPrimitive.create("Cmeter", "Cmeter", 3,
                new Content("m2m:cnt", Map.of("rn", "c" + result.number(), "lbl", List.of("a"))));
        return cse.send(request.withOptions(request.options().with(result)));
    }

    private ResponsePrimitive updated(ResultContent result) {
        RequestPrimitive request = RequestPrimitive.update("Cmeter", "cse-in/meter/power",
                new Content("m2m:cnt", Map.of("lbl", List.of("b"))));
        return cse.send(request.withOptions(request.options().with(result)));
    }

    private ResponsePrimitive delete(String to, ResultContent result) {
        RequestPrimitive request = RequestPrimitive.delete("Cmeter", to);
        return cse.send(request.withOptions(request.options().with(result)));
    }

    private ResponsePrimitive send(Map<String, Object> parameters) {
        Map<String, Object> all = new HashMap<>(Map.of("fr", "Cmeter", "rqi", "r1"));
        all.putAll(parameters);
        try {
            return cse.send(PrimitiveCodec.request(all));
        } catch (io.wattm2m.cse.primitive.RequestFailure failure) {
            return ResponsePrimitive.of(failure, "r1");
        }
    }
}
