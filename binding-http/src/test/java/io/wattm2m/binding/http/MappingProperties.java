// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.codec.PrimitiveCodec;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.testing.Standard;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.eclipse.jetty.http.HttpFields;

/** Whatever a primitive holds, it is the same on the other side of HTTP. */
@Tag("property")
class MappingProperties {
    private static final Bodies BODIES = new Bodies(Standard.SERIALISATIONS);

    @Property(tries = 500)
    void aRequestIsTheSameOnTheOtherSide(@ForAll("requests") RequestPrimitive request) {
        RequestPrimitive arrived =
                RequestMapping.request(overTheWire(RequestMapping.message(request, ContentFormat.JSON)));

        assertThat(arrived).isEqualTo(request);
    }

    @Property(tries = 500)
    void aResponseIsTheSameOnTheOtherSide(@ForAll("responses") ResponsePrimitive response) {
        ResponseMessage message = ResponseMapping.message(response, HttpFields.EMPTY, "application/json");
        RequestPrimitive request = RequestPrimitive.retrieve("C", "x");

        ResponsePrimitive arrived = ResponseMapping.response(message, request);

        assertThat(arrived.status()).isEqualTo(response.status());
        assertThat(arrived.content()).isEqualTo(response.content());
        assertThat(arrived.parameters()).isEqualTo(response.parameters());
    }

    @Property(tries = 2000)
    void whateverTheTargetIsItIsMappedOrRefusedInWords(@ForAll String path, @ForAll String query) {
        RequestMessage message = new RequestMessage("GET", "/" + path, query,
                HttpFields.build().put("X-M2M-RI", "r").put("X-M2M-Origin", "C"), Optional.empty());
        try {
            assertThat(RequestMapping.request(message).to()).doesNotContain("\0");
        } catch (RequestFailure failure) {
            assertThat(failure.text()).isNotEmpty();
        }
    }

    @Property
    void whatIsEncodedIsDecodedAgain(@ForAll String text) {
        String whole = new String(text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                java.nio.charset.StandardCharsets.UTF_8);

        assertThat(PercentEncoding.decode(PercentEncoding.encode(whole))).isEqualTo(whole);
    }

    @Provide
    Arbitrary<RequestPrimitive> requests() {
        return Combinators
                .combine(Arbitraries.of(Operation.values()), addresses(), tokens(), options(), criteria(), values())
                .as(MappingProperties::request);
    }

    @Provide
    Arbitrary<ResponsePrimitive> responses() {
        Arbitrary<Map<String, Object>> parameters = Combinators.combine(tokens(), Arbitraries.longs().between(1, 1000))
                .as((text, number) -> Map.of("rvi", "4", "vsi", text, "cnst", 1L, "cnot", number));
        return Combinators.combine(Arbitraries.of(ResponseStatusCode.class), values().optional(), parameters)
                .as((code, value, all) -> new ResponsePrimitive(code, "r", value.map(con -> cin(con)), all));
    }

    private static RequestPrimitive request(Operation operation, String to, String token, Map<String, Object> options,
            Map<String, Object> criteria, String value) {
        Map<String, Object> parameters = new LinkedHashMap<>(options);
        parameters.put("op", (long) operation.number());
        parameters.put("to", to);
        parameters.put("fr", token);
        parameters.put("rqi", token);
        parameters.put("rvi", "4");
        if (!criteria.isEmpty()) {
            parameters.put("fc", criteria);
        }
        if (operation == Operation.CREATE) {
            parameters.put("ty", 4L);
        }
        if (operation == Operation.RETRIEVE) {
            parameters.put("pc", Map.of("m2m:atrl", List.of("lbl", "con")));
        } else if (operation != Operation.DELETE) {
            parameters.put("pc", PrimitiveCodec.document(cin(value)));
        }
        return PrimitiveCodec.request(parameters);
    }

    private static Content cin(String con) {
        return new Content("m2m:cin", Map.of("con", con));
    }

    private static Arbitrary<String> addresses() {
        Arbitrary<String> segment = Arbitraries.strings().withChars("abcXYZ019-._~").ofMinLength(1).ofMaxLength(12)
                .filter(text -> !text.equals("~") && !text.equals("_"));
        Arbitrary<String> prefix = Arbitraries.of("", "/", "//sp.example/");
        return Combinators.combine(prefix, segment.list().ofMinSize(1).ofMaxSize(5))
                .as((start, segments) -> start + String.join("/", segments));
    }

    private static Arbitrary<String> tokens() {
        return Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).ofMaxLength(40);
    }

    private static Arbitrary<String> values() {
        return Arbitraries.strings().ofMaxLength(30)
                .map(text -> new String(text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        java.nio.charset.StandardCharsets.UTF_8));
    }

    private static Arbitrary<Map<String, Object>> options() {
        return Combinators.combine(Arbitraries.integers().between(0, 12), Arbitraries.integers().between(1, 5),
                Arbitraries.integers().between(1, 2), tokens().optional(),
                Arbitraries.longs().between(1, 999).optional())
                .as((rcn, rtv, drt, vsi, ec) -> {
                    Map<String, Object> all = new LinkedHashMap<>();
                    all.put("rcn", (long) rcn);
                    all.put("rt", Map.of("rtv", (long) rtv, "nu", List.of("http://a:1/x", "/id-in/Cx")));
                    all.put("drt", (long) drt);
                    all.put("rqet", "30000");
                    vsi.ifPresent(text -> all.put("vsi", text));
                    ec.ifPresent(number -> all.put("ec", number));
                    return all;
                });
    }

    private static Arbitrary<Map<String, Object>> criteria() {
        Arbitrary<List<String>> labels = values().list().ofMinSize(1).ofMaxSize(3);
        return Combinators.combine(labels, labels, Arbitraries.integers().between(0, 100), Arbitraries.of(1L, 2L))
                .as((lbl, api, lim, fo) -> lim == 0 ? Map.of()
                        : Map.of("lbl", lbl, "c.cnf", api, "ty", List.of(3L, 4L), "lim", (long) lim, "fo", fo, "fu",
                                1L));
    }

    private static RequestMessage overTheWire(RequestMessage message) {
        Optional<Object> document = message.document()
                .map(value -> BODIES.read(ContentFormat.JSON,
                        BODIES.write("application/json", value), Operation.CREATE));
        HttpFields headers = message.headers();
        return new RequestMessage(message.method(), message.path(), message.query(), headers, document);
    }
}
