// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.FilterCriteria.Condition;
import io.wattm2m.cse.primitive.FilterCriteria.Tag;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.Timestamps;
import io.wattm2m.cse.spi.Connection;
import io.wattm2m.cse.spi.Entity;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** As much of a CSE as the application talks to: a tree of documents and notifications at once. Thread-safe. */
final class FakeCse implements Receiver, Connection {
    private static final String BASE = "cse-in";
    private static final Map<Integer, String> NAMES =
            Map.of(1, "m2m:acp", 2, "m2m:ae", 3, "m2m:cnt", 4, "m2m:cin", 9, "m2m:grp", 23, "m2m:sub", 28, "cod:flex");
    private final Map<String, String> makers = new HashMap<>();
    private final Map<String, Map<String, Object>> tree = new LinkedHashMap<>();
    private final List<RequestPrimitive> requests = new ArrayList<>();
    /** One thread: a target is told in the order of events. */
    private final Executor notifying = Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
    private Optional<Receiver> application = Optional.empty();
    private Instant now = Instant.parse("2026-01-05T00:00:00Z");
    private int count;
    private boolean guardsPlugs;
    private boolean notifies = true;

    FakeCse() {
        tree.put(BASE, Map.of("ty", 5L, "ri", "base", "rn", BASE));
    }

    /** Registers the interworking proxy and plugs. */
    synchronized FakeCse withPlugs(String... deviceIds) {
        create(BASE, 2, Map.of("rn", "smartplug"));
        for (String deviceId : deviceIds) {
            addPlug(deviceId);
        }
        return this;
    }

    synchronized void addPlug(String deviceId) {
        create(BASE + "/smartplug/" + deviceId, 3, "telemetry", "command", "state");
    }

    synchronized void label(String deviceId, String... labels) {
        tree.get(BASE + "/smartplug/" + deviceId).put("lbl", List.of(labels));
    }

    synchronized Map<String, Object> telemetry(String deviceId, Object con) {
        return create(BASE + "/smartplug/" + deviceId + "/telemetry", 4, Map.of("con", con));
    }

    synchronized Map<String, Object> state(String deviceId, Object con) {
        return create(BASE + "/smartplug/" + deviceId + "/state", 4, Map.of("con", con));
    }

    synchronized void at(Instant time) {
        now = time;
    }

    /** Whether notifications are sent, as they are not while the application is away. */
    synchronized void notifies(boolean sends) {
        notifies = sends;
    }

    /** Takes a resource away with all below it, if it is there. */
    synchronized boolean remove(String path) {
        return tree.keySet().removeIf(each -> each.equals(path) || each.startsWith(path + "/"));
    }

    /** Has plugs deleted by who may do that by the policy of a home only. */
    synchronized void guardPlugs() {
        guardsPlugs = true;
    }

    /** Sends the notification of an instance once more. */
    synchronized void repeat(String deviceId, Map<String, Object> instance) {
        tell(BASE + "/smartplug/" + deviceId + "/telemetry", 4, instance);
    }

    /** The resources directly below this one, in the order of their creation. */
    synchronized List<Map<String, Object>> below(String path) {
        return tree.entrySet().stream().filter(entry -> parent(entry.getKey()).equals(path)).map(Map.Entry::getValue)
                .toList();
    }

    synchronized Optional<Map<String, Object>> find(String path) {
        return Optional.ofNullable(tree.get(path));
    }

    /** The addresses of everything that there is. */
    synchronized List<String> paths() {
        return List.copyOf(tree.keySet());
    }

    synchronized List<RequestPrimitive> requests() {
        return List.copyOf(requests);
    }

    @Override
    public synchronized ResponsePrimitive receive(RequestPrimitive request) {
        requests.add(request);
        return switch (request.operation()) {
            case CREATE -> created(request);
            case RETRIEVE -> retrieved(request);
            case UPDATE -> updated(request);
            case DELETE -> deleted(request);
            default -> ResponsePrimitive.of(ResponseStatusCode.OPERATION_NOT_ALLOWED, request);
        };
    }

    @Override
    public Receiver cse() {
        return this;
    }

    @Override
    public Entity registrar() {
        return new Entity("/id-in", BASE);
    }

    @Override
    public synchronized URI listen(String name, Receiver receiver) {
        application = Optional.of(receiver);
        return URI.create("local:" + name);
    }

    private ResponsePrimitive created(RequestPrimitive request) {
        Map<String, Object> members = request.content().orElseThrow().members();
        if (!tree.containsKey(request.to())) {
            return ResponsePrimitive.of(ResponseStatusCode.NOT_FOUND, request);
        }
        if (members.containsKey("rn") && tree.containsKey(request.to() + "/" + members.get("rn"))) {
            return ResponsePrimitive.of(ResponseStatusCode.CONFLICT, request);
        }
        int type = request.resourceType().getAsInt();
        Map<String, Object> created = create(request.to(), type, members);
        makers.put(request.to() + "/" + created.get("rn"), request.originator());
        return ResponsePrimitive.of(ResponseStatusCode.CREATED, request, new Content(NAMES.get(type), created));
    }

    /** Whether somebody looks for what he may delete, which is what he has made. */
    private static boolean isForDeletion(FilterCriteria filter) {
        return filter.conditions().stream().anyMatch(condition -> condition.tag() == Tag.OPERATIONS);
    }

    /** As a CSE does where a plug stands under the policies for all plugs. */
    private boolean isRefused(RequestPrimitive request) {
        return guardsPlugs && parent(request.to()).equals(BASE + "/smartplug")
                && !String.valueOf(tree.getOrDefault(request.to(), Map.of()).get("acpi")).contains("/energy/");
    }

    private ResponsePrimitive deleted(RequestPrimitive request) {
        if (isRefused(request)) {
            return ResponsePrimitive.of(ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE, request);
        }
        return ResponsePrimitive.of(remove(request.to()) ? ResponseStatusCode.DELETED : ResponseStatusCode.NOT_FOUND,
                request);
    }

    private ResponsePrimitive updated(RequestPrimitive request) {
        Map<String, Object> changed = new LinkedHashMap<>(tree.get(request.to()));
        changed.putAll(request.content().orElseThrow().members());
        tree.put(request.to(), changed);
        return ResponsePrimitive.of(ResponseStatusCode.UPDATED, request);
    }

    private ResponsePrimitive retrieved(RequestPrimitive request) {
        FilterCriteria filter = request.options().filter();
        if (filter.isDiscovery()) {
            int deepest = filter.page().level().orElse(Integer.MAX_VALUE);
            List<String> found = tree.entrySet().stream().filter(each -> each.getKey().startsWith(request.to() + "/"))
                    .filter(each -> steps(each.getKey()) - steps(request.to()) <= deepest)
                    .filter(each -> meets(each.getValue(), filter))
                    .filter(each -> !isForDeletion(filter) || request.originator().equals(makers.get(each.getKey())))
                    .map(Map.Entry::getKey).toList();
            return ResponsePrimitive.of(ResponseStatusCode.OK, request, new Content("m2m:uril", page(found, filter)));
        }
        if (request.options().resultContent().isPresent() && tree.containsKey(request.to())) {
            return ResponsePrimitive.of(ResponseStatusCode.OK, request, children(request.to(), filter));
        }
        return target(request.to())
                .map(found -> ResponsePrimitive.of(ResponseStatusCode.OK, request, new Content("m2m:any", found)))
                .orElseGet(() -> ResponsePrimitive.of(ResponseStatusCode.NOT_FOUND, request));
    }

    private Optional<Map<String, Object>> target(String to) {
        if (to.endsWith("/la")) {
            return instances(parent(to)).reduce((a, b) -> b);
        }
        return to.endsWith("/ol") ? instances(parent(to)).findFirst() : find(to);
    }

    private Stream<Map<String, Object>> instances(String container) {
        return below(container).stream().filter(child -> child.get("ty").equals(4L));
    }

    private Content children(String parent, FilterCriteria filter) {
        List<Map<String, Object>> found = below(parent).stream().filter(child -> meets(child, filter)).toList();
        return new Content(name(tree.get(parent)),
                page(found, filter).stream().collect(Collectors.groupingBy(FakeCse::name)));
    }

    private static String name(Map<String, Object> resource) {
        return NAMES.get(((Long) resource.get("ty")).intValue());
    }

    private static <T> List<T> page(List<T> found, FilterCriteria filter) {
        OptionalInt limit = filter.page().limit();
        return found.stream().skip(filter.page().offset().orElse(1) - 1L).limit(limit.orElse(Integer.MAX_VALUE))
                .toList();
    }

    private static boolean meets(Map<String, Object> resource, FilterCriteria filter) {
        return filter.conditions().stream().allMatch(condition -> meets(resource, condition));
    }

    private static boolean meets(Map<String, Object> resource, Condition condition) {
        return switch (condition.tag()) {
            case RESOURCE_TYPE -> condition.values().contains(String.valueOf(resource.get("ty")));
            case LABELS -> resource.get("lbl") instanceof List<?> labels && labels.contains(condition.value());
            case OPERATIONS -> true;
            default -> Timestamps.parse((String) resource.get("ct")).isAfter(Timestamps.parse(condition.value()));
        };
    }

    private void create(String path, int type, String... children) {
        create(parent(path), type, Map.of("rn", path.substring(path.lastIndexOf('/') + 1)));
        for (String child : children) {
            create(path, type, Map.of("rn", child));
        }
    }

    private Map<String, Object> create(String parent, int type, Map<String, Object> members) {
        now = now.plusMillis(10);
        count++;
        Map<String, Object> resource = new LinkedHashMap<>(members);
        resource.putIfAbsent("rn", "r" + count);
        resource.put("ty", (long) type);
        resource.put("ri", "id" + count);
        resource.put("ct", Timestamps.format(now));
        tree.put(parent + "/" + resource.get("rn"), resource);
        tell(parent, type, resource);
        return resource;
    }

    private void tell(String parent, int type, Map<String, Object> child) {
        if (!notifies || application.isEmpty()) {
            return;
        }
        Receiver receiver = application.get();
        below(parent).stream().filter(sub -> sub.get("ty").equals(23L))
                .filter(sub -> sub.get("enc").equals(Map.of("net", List.of(3L), "chty", List.of((long) type))))
                .map(sub -> new Content("m2m:sgn", Map.of("sur", "/id-in/" + sub.get("ri"), "nev",
                        Map.of("net", 3L, "rep", Map.of(NAMES.get(type), child)))))
                .map(content -> RequestPrimitive.notify("/id-in", "/id-in/Cenergy", content))
                .forEach(notification -> notifying.execute(() -> receiver.receive(notification)));
    }

    private static long steps(String path) {
        return path.chars().filter(each -> each == '/').count();
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }
}
