// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.testing;

import io.wattm2m.cse.boot.Cse;
import io.wattm2m.cse.boot.Plugins;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResultContent;
import io.wattm2m.cse.resource.TypeRegistry;
import io.wattm2m.cse.spi.Binding;
import io.wattm2m.cse.spi.BindingProvider;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.ResourceStore;
import io.wattm2m.cse.spi.StoreProvider;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A whole CSE on a store in memory, without listeners, with a clock that tests move. */
public final class TestCse implements AutoCloseable {
    public static final String ADMIN = "CAdmin";
    private final AdjustableClock clock = new AdjustableClock(Instant.parse("2026-01-05T10:15:00Z"));
    private final Cse cse;

    private TestCse(Map<String, String> settings, List<BindingProvider> bindings) {
        this(settings, bindings, new MemoryStore());
    }

    private TestCse(Map<String, String> settings, List<BindingProvider> bindings, ResourceStore store) {
        Plugins plugins = new Plugins(bindings, List.of(), List.of(new MemoryStoreProvider(store)), List.of());
        cse = Cse.start(new Configuration(Map.of("cse.store", "memory"), settings), plugins, clock);
    }

    public static TestCse start() {
        return new TestCse(Map.of(), List.of());
    }

    public static TestCse start(Map<String, String> settings) {
        return new TestCse(settings, List.of());
    }

    /** A CSE that reaches others by this binding. */
    public static TestCse start(Binding binding) {
        return start(Map.of(), binding);
    }

    /** A CSE that is reached and reaches others by this binding. */
    public static TestCse start(Map<String, String> settings, Binding binding) {
        return new TestCse(settings, List.of(new GivenBinding(binding)));
    }

    /** A CSE that goes on with what this store has, and does not close it. */
    public static TestCse start(Map<String, String> settings, Binding binding, MemoryStore store) {
        return new TestCse(settings, List.of(new GivenBinding(binding)), store.kept());
    }

    public AdjustableClock clock() {
        return clock;
    }

    public ResponsePrimitive send(RequestPrimitive request) {
        return cse.receiver().receive(request);
    }

    public ResponsePrimitive create(String originator, String to, int type, String name,
            Map<String, Object> attributes) {
        return send(RequestPrimitive.create(originator, to, type, new Content(name, attributes)));
    }

    public ResponsePrimitive retrieve(String originator, String to) {
        return send(RequestPrimitive.retrieve(originator, to));
    }

    public ResponsePrimitive retrieve(String originator, String to, ResultContent result) {
        RequestPrimitive request = RequestPrimitive.retrieve(originator, to);
        return send(request.withOptions(request.options().with(result)));
    }

    public ResponsePrimitive retrieve(String originator, String to, FilterCriteria filter) {
        RequestPrimitive request = RequestPrimitive.retrieve(originator, to);
        return send(request.withOptions(request.options().with(filter)));
    }

    public ResponsePrimitive update(String originator, String to, String name, Map<String, Object> attributes) {
        return send(RequestPrimitive.update(originator, to, new Content(name, attributes)));
    }

    public ResponsePrimitive delete(String originator, String to) {
        return send(RequestPrimitive.delete(originator, to));
    }

    /** Registers an AE with this resource name and AE-ID. */
    public ResponsePrimitive register(String name, String aeId) {
        return create(aeId, "cse-in", 2, "m2m:ae",
                Map.of("rn", name, "api", "Ntest", "rr", true, "srv", List.of("4")));
    }

    @Override
    public void close() {
        cse.close();
    }

    private record MemoryStoreProvider(ResourceStore store) implements StoreProvider {
        @Override
        public String name() {
            return "memory";
        }

        @Override
        public ResourceStore open(Configuration configuration, TypeRegistry types) {
            return store;
        }
    }
}
