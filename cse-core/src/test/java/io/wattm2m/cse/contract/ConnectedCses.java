// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.contract;

import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.boot.Cse;
import io.wattm2m.cse.boot.Plugins;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.Binding;
import io.wattm2m.cse.spi.BindingProvider;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.StoreProvider;
import io.wattm2m.cse.testing.GivenBinding;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * An IN-CSE, an MN-CSE that is registered at it, and an ASN-CSE that is registered at that, in one process and with
 * nothing but the binding under test between them. AEs are in the process of their CSEs; what is sent to
 * {@code device://} is only collected. Thread-safe.
 */
final class ConnectedCses implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    private final List<RequestPrimitive> collected = new CopyOnWriteArrayList<>();
    private final List<Cse> running = new ArrayList<>();
    private final Supplier<BindingProvider> binding;
    private final Map<String, String> listening;

    ConnectedCses(Supplier<BindingProvider> binding, Map<String, String> listening) {
        this.binding = binding;
        this.listening = listening;
        start(Map.of());
        start(below("mn", "mn1", "/id-in", "cse-in"));
        start(below("asn", "asn1", "/mn1", "cse-mn"));
        await().atMost(PATIENCE).until(() -> retrieve(0, "/id-in", "cse-in/mn1").content().map(Content::members)
                .filter(mn -> List.of("/asn1").equals(mn.get("dcse"))).isPresent());
        await().atMost(PATIENCE)
                .until(() -> retrieve(2, "/asn1", "cse-asn/mn1").status() == ResponseStatusCode.OK);
        await().atMost(PATIENCE)
                .until(() -> retrieve(1, "/mn1", "cse-mn/id-in").status() == ResponseStatusCode.OK);
    }

    /** What an AE sends to its registrar: the CSE with this number, from the IN-CSE on. */
    ResponsePrimitive send(int cse, RequestPrimitive request) {
        return running.get(cse).receiver().receive(request);
    }

    ResponsePrimitive create(int cse, String originator, String to, int type, Content content) {
        return send(cse, RequestPrimitive.create(originator, to, type, content));
    }

    ResponsePrimitive retrieve(int cse, String originator, String to) {
        return send(cse, RequestPrimitive.retrieve(originator, to));
    }

    /** Registers an AE with a container {@code shared} that is open to everybody. */
    void populate(int cse, String base, String ae) {
        Map<String, Object> rules = Map.of("acr", List.of(Map.of("acor", List.of("all"), "acop", 63L)));
        List.of(create(cse, ae, base, 2, new Content("m2m:ae",
                Map.of("rn", ae, "api", "Ntest", "rr", true, "srv", List.of("4"), "poa", List.of("device://" + ae)))),
                create(cse, ae, base + "/" + ae, 1, new Content("m2m:acp",
                        Map.of("rn", "open", "pv", rules, "pvs", rules))),
                create(cse, ae, base + "/" + ae, 3, new Content("m2m:cnt",
                        Map.of("rn", "shared", "acpi", List.of(base + "/" + ae + "/open")))))
                .forEach(created -> assertThatResponse(created).is(ResponseStatusCode.CREATED));
    }

    /** What has come to the AEs. */
    List<RequestPrimitive> collected() {
        return List.copyOf(collected);
    }

    @Override
    public void close() {
        running.reversed().forEach(Cse::close);
    }

    private Map<String, String> below(String type, String name, String registrar, String base) {
        return Map.of("cse.type", type, "cse.id", "/" + name, "cse.name", "cse-" + type, "cse.registrar",
                running.getLast().pointsOfAccess().getFirst().toString(), "cse.registrar-id", registrar,
                "cse.registrar-name", base, "cse.in-cse-id", "/id-in");
    }

    private void start(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(listening);
        all.putAll(settings);
        all.putAll(Map.of("cse.registration-check", "200 ms", "cse.announce-retry", "200 ms"));
        List<StoreProvider> stores =
                ServiceLoader.load(StoreProvider.class).stream().map(ServiceLoader.Provider::get).toList();
        Plugins plugins =
                new Plugins(List.of(binding.get(), new GivenBinding(new Devices())), List.of(), stores, List.of());
        running.add(Cse.start(new Configuration(Map.of("store.memory", "true"), all), plugins, Clock.systemUTC()));
    }

    private final class Devices implements Binding {
        @Override
        public Set<String> schemes() {
            return Set.of("device");
        }

        @Override
        public List<URI> start(Receiver receiver) {
            return List.of();
        }

        @Override
        public Receiver reach(URI pointOfAccess) {
            return request -> {
                collected.add(request);
                return ResponsePrimitive.of(ResponseStatusCode.OK, request);
            };
        }

        @Override
        public void close() {
            // there is nothing to close
        }
    }
}
