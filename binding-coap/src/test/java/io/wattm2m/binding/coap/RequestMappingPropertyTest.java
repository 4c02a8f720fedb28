// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.codec.JsonDocuments;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.Peer;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponseType;
import io.wattm2m.cse.primitive.ResultContent;
import io.wattm2m.cse.testing.Standard;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Token;
import org.eclipse.californium.core.network.serialization.UdpDataParser;
import org.eclipse.californium.core.network.serialization.UdpDataSerializer;
import org.eclipse.californium.elements.AddressEndpointContext;

/** A request that travels as CoAP arrives as it left. */
class RequestMappingPropertyTest {
    private static final Payloads PAYLOADS = new Payloads(Standard.SERIALISATIONS);
    private final RequestMapping mapping = new RequestMapping(PAYLOADS);

    @Property(tries = 300)
    void aRequestArrivesAsItLeft(@ForAll("requests") RequestPrimitive request) {
        RequestPrimitive arrived = mapping.read(transport(mapping.write(request, "coap://127.0.0.1:5683", false,
                io.wattm2m.cse.codec.ContentFormat.JSON)));

        assertThat(arrived.withPeer(Peer.LOCAL)).isEqualTo(request);
    }

    @Property(tries = 300)
    void anAddressSurvivesItsPath(@ForAll("addresses") String address) {
        assertThat(UriPaths.address(UriPaths.segments(address))).isEqualTo(address);
    }

    /** Through bytes, as on the wire. */
    private static Request transport(Request request) {
        request.setMID(1);
        request.setType(Type.CON);
        request.setToken(Token.EMPTY);
        byte[] bytes = new UdpDataSerializer().getByteArray(request);
        Request arrived = (Request) new UdpDataParser(true, Numbering.registry(true)).parseMessage(bytes);
        arrived.setSourceContext(
                new AddressEndpointContext(new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000)));
        return arrived;
    }

    @Provide
    Arbitrary<RequestPrimitive> requests() {
        Arbitrary<Operation> operations = Arbitraries.of(Operation.class);
        Arbitrary<Optional<String>> originators = text().optional();
        Arbitrary<RequestPrimitive.Options> options = options();
        return Combinators.combine(operations, addresses(), originators, text(), options, parameters(), contents())
                .as(RequestMappingPropertyTest::request);
    }

    @Provide
    Arbitrary<String> addresses() {
        Arbitrary<String> segment = Arbitraries.strings().withCharRange('a', 'z').withChars("-.0_1").ofMinLength(1)
                .ofMaxLength(12).map(name -> "n" + name);
        Arbitrary<String> path = segment.list().ofMinSize(1).ofMaxSize(6).map(list -> String.join("/", list));
        return Combinators.combine(Arbitraries.of("", "/", "//"), path).as((prefix, rest) -> prefix + rest);
    }

    private static RequestPrimitive request(Operation operation, String to, Optional<String> from, String identifier,
            RequestPrimitive.Options options, Map<String, Object> parameters, Content content) {
        boolean create = operation == Operation.CREATE;
        boolean body = create || operation == Operation.UPDATE || operation == Operation.NOTIFY;
        return new RequestPrimitive(operation, to, from, identifier, create ? OptionalInt.of(3) : OptionalInt.empty(),
                body ? Optional.of(content) : Optional.empty(), belonging(operation, options),
                belonging(operation, parameters), Peer.LOCAL);
    }

    /** Discovery is a RETRIEVE; conditions are not for what is new or told (TS-0001 8.1.2). */
    private static RequestPrimitive.Options belonging(Operation operation, RequestPrimitive.Options options) {
        boolean conditional = operation != Operation.CREATE && operation != Operation.NOTIFY;
        return new RequestPrimitive.Options(options.resultContent(),
                options.structured() || operation != Operation.RETRIEVE,
                conditional ? options.filter() : FilterCriteria.NONE, options.responseType(), options.releaseVersion(),
                options.requestExpiration());
    }

    /** A NOTIFY has no result to keep, no members to choose and no semantics to validate (TS-0001 8.1.2). */
    private static Map<String, Object> belonging(Operation operation, Map<String, Object> parameters) {
        Map<String, Object> own = new LinkedHashMap<>(parameters);
        if (operation == Operation.NOTIFY) {
            List.of("rp", "grtm", "aus").forEach(own::remove);
        }
        return own;
    }

    private static Arbitrary<RequestPrimitive.Options> options() {
        Arbitrary<Optional<ResultContent>> results = Arbitraries.of(ResultContent.class).optional();
        Arbitrary<Boolean> structured = Arbitraries.of(true, false);
        Arbitrary<Optional<String>> versions = Arbitraries.of("2a", "3", "4").optional();
        Arbitrary<Optional<String>> expirations = Arbitraries.of("20300101T000000", "5000").optional();
        return Combinators.combine(results, structured, filters(), responseTypes(), versions, expirations)
                .as(RequestPrimitive.Options::new);
    }

    private static Arbitrary<ResponseType> responseTypes() {
        ResponseType.Mode asynch = ResponseType.Mode.NON_BLOCKING_ASYNCH;
        return Arbitraries.of(ResponseType.BLOCKING,
                new ResponseType(ResponseType.Mode.NON_BLOCKING_SYNCH, Optional.empty()),
                new ResponseType(asynch, Optional.empty()), new ResponseType(asynch, Optional.of(List.of())),
                new ResponseType(asynch, Optional.of(List.of("coap://127.0.0.1:9/a", "/id-in/Cb"))),
                new ResponseType(ResponseType.Mode.FLEX_BLOCKING, Optional.of(List.of("/id-in/Cb"))),
                new ResponseType(ResponseType.Mode.NO_RESPONSE, Optional.empty()));
    }

    private static Arbitrary<FilterCriteria> filters() {
        return Arbitraries.of(FilterCriteria.NONE,
                new FilterCriteria(FilterCriteria.Usage.DISCOVERY, FilterCriteria.Join.OR,
                        List.of(new FilterCriteria.Condition(FilterCriteria.Tag.RESOURCE_TYPE, "ty", List.of("2", "3")),
                                new FilterCriteria.Condition(FilterCriteria.Tag.ATTRIBUTE, "api", List.of("N.é b"))),
                        new FilterCriteria.Page(OptionalInt.of(5), OptionalInt.of(2), OptionalInt.of(3)),
                        Optional.of("la")),
                new FilterCriteria(FilterCriteria.Usage.CONDITIONAL, FilterCriteria.Join.AND,
                        List.of(new FilterCriteria.Condition(FilterCriteria.Tag.LABELS, "lbl",
                                List.of("site:lab+1", "100%", "%2B"))),
                        FilterCriteria.Page.ALL, Optional.empty()));
    }

    private static Arbitrary<Map<String, Object>> parameters() {
        Arbitrary<Map.Entry<String, Object>> entries =
                Arbitraries.of(Map.entry("ec", 2L), Map.entry("ot", "20260105T101500"), Map.entry("vsi", "a b é"),
                        Map.entry("gid", "g-1"), Map.entry("rset", "20300101T000000"), Map.entry("oet", "0"),
                        Map.entry("rp", "PT1M"), Map.entry("da", "true"), Map.entry("sqi", "false"),
                        Map.entry("tkns", List.of("a.b.c", "d.e.f")), Map.entry("rids", List.of("r1")),
                        Map.entry("aus", List.of("s1", "s2")), Map.entry("grtm", List.of("cse-in/a")));
        return entries.set().ofMaxSize(6).map(chosen -> {
            Map<String, Object> parameters = new LinkedHashMap<>();
            chosen.forEach(entry -> parameters.put(entry.getKey(), entry.getValue()));
            return parameters;
        });
    }

    private static Arbitrary<Content> contents() {
        Arbitrary<Object> values = Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(50).map(text -> text),
                Arbitraries.longs().map(number -> number), Arbitraries.of(true, false).map(flag -> flag));
        return Arbitraries.maps(Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(5), values).ofMaxSize(5)
                .map(members -> new Content("m2m:cnt", members));
    }

    private static Arbitrary<String> text() {
        return Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(40);
    }
}
