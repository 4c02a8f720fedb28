// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.mca;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.FilterCriteria.Condition;
import io.wattm2m.cse.primitive.FilterCriteria.Tag;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The containers {@code energy/<place>/<kind>} of results, where a place is a device, a home or the household. They are
 * made when something is published in them; those of homes and of what stands there are all made before, because of
 * what exists everybody can learn that it does. Thread-safe.
 */
public final class ResultContainers {
    /** What is found out of a device. */
    static final List<String> OF_DEVICE =
            List.of("hourly", "state", "anomaly", "alert", "forecast", "decision", "saving", "environment");
    /** What is found out of a home. */
    static final List<String> OF_HOME =
            List.of("daily-record", "bill", "correlation", "recommendation", "report", "reward", "badge", "rank",
                    "schedule");
    private static final long MOST = 2000;
    private static final List<Condition> CONTAINERS = List.of(
            new Condition(Tag.RESOURCE_TYPE, "ty", List.of(Integer.toString(Registrar.CONTAINER))));
    private final Set<String> prepared = ConcurrentHashMap.newKeySet();
    private final Registrar registrar;
    private final InstanceNames names;
    private final Duration kept;

    /**
     * The containers of an application.
     *
     * @param names those of what is published
     * @param kept for how long the CSE keeps results, but for hours
     */
    public ResultContainers(Registrar registrar, InstanceNames names, Duration kept) {
        this.registrar = registrar;
        this.names = names;
        this.kept = kept;
    }

    /** Where a container is, once something was published in it. */
    String address(String place, String kind) {
        return at(place) + "/" + kind;
    }

    /** Makes those of a place that are missing, under a policy; RequestFailure where the CSE refuses it. */
    void prepare(String place, List<String> kinds, String policy) {
        registrar.createOnce(registrar.address("energy"), Registrar.CONTAINER,
                new Content("m2m:cnt", Map.of("rn", place, "acpi", List.of(policy))));
        Set<Object> known = registrar.children(at(place), "m2m:cnt", CONTAINERS).stream()
                .map(container -> container.get("rn")).collect(Collectors.toSet());
        kinds.stream().filter(kind -> !known.contains(kind)).forEach(kind -> make(place, kind));
    }

    /**
     * Publishes in a container, once more where that has been deleted meanwhile, as with an erased plug that has come
     * back; RequestFailure where the CSE refuses it.
     *
     * @param publish is given the container's address; what it does twice is as if done once
     */
    void publish(String place, String kind, Consumer<String> publish) {
        String address = address(place, kind);
        try {
            prepare(place, kind);
            publish.accept(address);
        } catch (RequestFailure e) {
            if (e.status() != ResponseStatusCode.NOT_FOUND || !prepared.remove(address)) {
                throw e;
            }
            prepare(place, kind);
            publish.accept(address);
        }
    }

    /** Makes an instance unless there is one that is called so; false if there is. */
    boolean tell(String container, String called, Map<String, Object> document) {
        return registrar.createOnce(container, Registrar.CONTENT_INSTANCE,
                new Content("m2m:cin", Map.of("rn", names.of(container, called), "con", document)));
    }

    /** Where the instance is that is called so. */
    String instance(String container, String called) {
        return container + "/" + names.of(container, called);
    }

    private void prepare(String place, String kind) {
        if (!prepared.contains(address(place, kind))) {
            registrar.createOnce(registrar.address("energy"), Registrar.CONTAINER,
                    new Content("m2m:cnt", Map.of("rn", place)));
            make(place, kind);
            prepared.add(address(place, kind));
        }
    }

    private void make(String place, String kind) {
        Map<String, Object> attributes = kind.equals(HourlyResults.HOURLY)
                ? Map.of("rn", kind, "mni", HourlyResults.KEPT.toHours(), "lbl", List.of("unit:Wh"))
                : Map.of("rn", kind, "mni", MOST, "mia", kept.toSeconds(), "lbl", List.of("kind:" + kind));
        registrar.createOnce(at(place), Registrar.CONTAINER, new Content("m2m:cnt", attributes));
    }

    private String at(String place) {
        return registrar.address("energy") + "/" + place;
    }
}
