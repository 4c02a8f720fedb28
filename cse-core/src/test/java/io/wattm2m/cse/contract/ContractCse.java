// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.contract;

import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;

import io.wattm2m.cse.boot.Cse;
import io.wattm2m.cse.boot.Plugins;
import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.ResultContent;
import io.wattm2m.cse.spi.BindingProvider;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.StoreProvider;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/** A whole CSE with its store in memory, the binding under test, and a client of its protocol. Thread-safe. */
public final class ContractCse implements AutoCloseable {
    static final String ADMIN = "CAdmin";
    static final String BASE = "cse-in";
    /** What is quick to observe, and whom a CSE may keep out. */
    private static final Map<String, String> OWN = Map.of("store.memory", "true", "notify.cursor-flush", "50 ms",
            "cse.expiration-check", "100 ms", "cse.allowed-aes", "C,S,Cae*,Sae*", "cse.allowed-app-ids",
            "Nt*,Nmeter,R*,r*",
            "cse.allowed-cses", "/id-far*,/mn-*");
    private static final AtomicInteger NAMES = new AtomicInteger();
    private final Cse cse;
    private final ContentFormat format;
    private final ProtocolClient client;
    private final boolean originatorsProven;

    ContractCse(BindingProvider binding, Map<String, String> settings, ContentFormat format,
            BiFunction<URI, ContentFormat, ProtocolClient> client) {
        this.format = format;
        this.originatorsProven = settings.containsKey("security.required");
        List<StoreProvider> stores =
                ServiceLoader.load(StoreProvider.class).stream().map(ServiceLoader.Provider::get).toList();
        Plugins plugins = new Plugins(List.of(binding), List.of(), stores, List.of());
        cse = Cse.start(new Configuration(OWN, settings), plugins, Clock.systemUTC());
        this.client = client.apply(cse.pointsOfAccess().getFirst(), format);
    }

    ProtocolClient client() {
        return client;
    }

    ContentFormat format() {
        return format;
    }

    /**
     * Whether the CSE demands credentials, so that each request proves that its originator is an AE of this CSE. At a
     * broker of others nobody proves anything to the CSE, however secret the way there is.
     */
    boolean areOriginatorsProven() {
        return originatorsProven;
    }

    /** The same CSE without the wire between. */
    ResponsePrimitive sendDirectly(RequestPrimitive request) {
        return cse.receiver().receive(request);
    }

    /** A new AE that nothing else knows. */
    Registered register() {
        return register(Map.of());
    }

    Registered register(Map<String, Object> more) {
        String name = "ae" + NAMES.incrementAndGet();
        Registered ae = new Registered("C" + name, BASE + "/" + name);
        Map<String, Object> attributes =
                new HashMap<>(Map.of("rn", name, "api", "Ntest", "rr", true, "srv", List.of("4")));
        attributes.putAll(more);
        assertThatResponse(create(ae.id(), BASE, 2, "m2m:ae", attributes)).is(ResponseStatusCode.CREATED);
        return ae;
    }

    /** A new AE with a container {@code power}. */
    Registered registerWithContainer() {
        Registered ae = register();
        assertThatResponse(create(ae.id(), ae.path(), 3, "m2m:cnt", Map.of("rn", "power")))
                .is(ResponseStatusCode.CREATED);
        return ae;
    }

    ResponsePrimitive send(RequestPrimitive request) {
        return client.send(request);
    }

    ResponsePrimitive create(String originator, String to, int type, String name, Map<String, Object> attributes) {
        return send(RequestPrimitive.create(originator, to, type, new Content(name, attributes)));
    }

    ResponsePrimitive instance(Registered ae, String content) {
        return create(ae.id(), ae.path() + "/power", 4, "m2m:cin", Map.of("con", content));
    }

    ResponsePrimitive retrieve(String originator, String to) {
        return send(RequestPrimitive.retrieve(originator, to));
    }

    ResponsePrimitive update(String originator, String to, String name, Map<String, Object> attributes) {
        return send(RequestPrimitive.update(originator, to, new Content(name, attributes)));
    }

    ResponsePrimitive delete(String originator, String to) {
        return send(RequestPrimitive.delete(originator, to));
    }

    ResponsePrimitive send(RequestPrimitive request, ResultContent result) {
        return send(request.withOptions(request.options().with(result)));
    }

    ResponsePrimitive send(RequestPrimitive request, FilterCriteria filter) {
        return send(request.withOptions(request.options().with(filter)));
    }

    @Override
    public void close() {
        client.close();
        cse.close();
    }

    /** An AE: its identifier and the address of its resource. */
    record Registered(String id, String path) {}
}
