// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.Timestamps;
import io.wattm2m.cse.spi.Connection;
import io.wattm2m.cse.spi.Entity;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;

/** As much of a CSE as the application needs: a tree by path, conflicts, {@code la}, discovery of containers. */
final class FakeCse implements Connection {
    final List<RequestPrimitive> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Map<String, Object>> tree = new TreeMap<>();
    private final Clock clock;
    private Receiver listener = request -> ResponsePrimitive.of(ResponseStatusCode.OK, request);
    private volatile Function<RequestPrimitive, ResponseStatusCode> trouble = request -> ResponseStatusCode.OK;
    private int instances;

    FakeCse(Clock clock) {
        this.clock = clock;
        tree.put("cse-in", new LinkedHashMap<>(Map.of("ri", "id-in", "poa", List.of("http://127.0.0.1:8080",
                "mqtt://127.0.0.1:1884"))));
    }

    /** Requests for which this says anything but OK fail with it. */
    void trouble(Function<RequestPrimitive, ResponseStatusCode> status) {
        trouble = status;
    }

    @Override
    public Receiver cse() {
        return this::receive;
    }

    @Override
    public Entity registrar() {
        return new Entity("/id-in", "cse-in");
    }

    @Override
    public URI listen(String application, Receiver receiver) {
        listener = receiver;
        return URI.create("local://" + application);
    }

    /** The attributes of a resource. */
    synchronized Map<String, Object> at(String path) {
        return tree.getOrDefault(path, Map.of());
    }

    /** The contents of the instances in a container, oldest first. */
    synchronized List<Map<String, Object>> contents(String container) {
        return instances(container).map(FakeCse::content).toList();
    }

    synchronized void delete(String path) {
        tree.keySet().removeIf(key -> key.equals(path) || key.startsWith(path + "/"));
    }

    /** Tells the application of a new command. */
    void notifyOfCommand(String deviceId, String ri, Object content) {
        notifyOf(Map.of("ri", ri, "pi", at("cse-in/smartplug/" + deviceId + "/command").get("ri"), "ct",
                Timestamps.format(clock.instant()), "con", content));
    }

    ResponsePrimitive notifyOf(Map<String, Object> instance) {
        return tell(Map.of("nev", Map.of("net", 3L, "rep", Map.of("m2m:cin", instance)), "sur", "/id-in/sub"));
    }

    ResponsePrimitive tell(Map<String, Object> notification) {
        return listener.receive(
                RequestPrimitive.notify("/id-in", "local://smartplug", new Content("m2m:sgn", notification)));
    }

    private ResponsePrimitive receive(RequestPrimitive request) {
        requests.add(request);
        ResponseStatusCode status = trouble.apply(request);
        if (status != ResponseStatusCode.OK) {
            throw new RequestFailure(status, "trouble");
        }
        synchronized (this) {
            return switch (request.operation()) {
                case CREATE -> create(request);
                case RETRIEVE -> retrieve(request);
                case UPDATE -> update(request);
                case DELETE -> deleted(request);
                default -> throw RequestFailure.notImplemented("not in this test");
            };
        }
    }

    private ResponsePrimitive create(RequestPrimitive request) {
        Map<String, Object> attributes = new LinkedHashMap<>(request.content().orElseThrow().members());
        String parent = found(request.to());
        String name = attributes.getOrDefault("rn", String.format("cin%06d", ++instances)).toString();
        String path = parent + "/" + name;
        if (tree.containsKey(path)) {
            boolean ae = request.resourceType().getAsInt() == 2;
            throw new RequestFailure(ae ? ResponseStatusCode.ORIGINATOR_HAS_ALREADY_REGISTERED
                    : ResponseStatusCode.CONFLICT, path + " exists");
        }
        attributes.putAll(Map.of("ri", "ri" + path.hashCode(), "rn", name, "pi", tree.get(parent).get("ri"), "ty",
                (long) request.resourceType().getAsInt()));
        tree.put(path, attributes);
        return ResponsePrimitive.of(ResponseStatusCode.CREATED, request);
    }

    private ResponsePrimitive retrieve(RequestPrimitive request) {
        if (request.options().filter().isDiscovery()) {
            List<String> labels = request.options().filter().conditions().stream()
                    .filter(condition -> condition.name().equals("lbl"))
                    .flatMap(condition -> condition.values().stream()).toList();
            List<Object> found = new ArrayList<>(tree.entrySet().stream().filter(entry -> labels.stream()
                    .anyMatch(entry.getValue().getOrDefault("lbl", List.of()).toString()::contains))
                    .map(Map.Entry::getKey).toList());
            return ResponsePrimitive.of(ResponseStatusCode.OK, request, new Content("m2m:uril", found));
        }
        if (request.to().endsWith("/la")) {
            Map<String, Object> latest = instances(request.to().substring(0, request.to().length() - 3))
                    .reduce((a, b) -> b).orElseThrow(() -> RequestFailure.notFound(request.to()));
            return ResponsePrimitive.of(ResponseStatusCode.OK, request, new Content("m2m:cin", latest));
        }
        return ResponsePrimitive.of(ResponseStatusCode.OK, request,
                new Content("m2m:any", tree.get(found(request.to()))));
    }

    private ResponsePrimitive deleted(RequestPrimitive request) {
        delete(found(request.to()));
        return ResponsePrimitive.of(ResponseStatusCode.DELETED, request);
    }

    private ResponsePrimitive update(RequestPrimitive request) {
        tree.get(found(request.to())).putAll(request.content().orElseThrow().members());
        return ResponsePrimitive.of(ResponseStatusCode.UPDATED, request);
    }

    private String found(String address) {
        return tree.entrySet().stream()
                .filter(entry -> entry.getKey().equals(address) || address.equals(entry.getValue().get("ri")))
                .map(Map.Entry::getKey).findFirst().orElseThrow(() -> RequestFailure.notFound(address));
    }

    private Stream<Map<String, Object>> instances(String container) {
        return tree.entrySet().stream().filter(entry -> entry.getKey().startsWith(container + "/")
                && Long.valueOf(4).equals(entry.getValue().get("ty"))).map(Map.Entry::getValue);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> content(Map<String, Object> instance) {
        return (Map<String, Object>) instance.get("con");
    }
}
