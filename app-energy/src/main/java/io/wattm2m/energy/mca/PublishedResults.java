// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.mca;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what was found out of a plug or a home as instances in {@code energy/<its id>/<container>}, for other
 * applications to build on, {@linkplain InstanceNames named} after what they are of. Thread-safe.
 */
public final class PublishedResults {
    private static final double ROUNDING = 1e-9;
    private static final String REVISION = "revision";
    private final Registrar registrar;
    private final ResultContainers containers;

    public PublishedResults(Registrar registrar, ResultContainers containers) {
        this.registrar = registrar;
        this.containers = containers;
    }

    /** Publishes a document once under its name; RequestFailure where the CSE refuses it. */
    public void publish(String deviceId, String container, String name, Map<String, Object> document) {
        containers.publish(deviceId, container, address -> containers.tell(address, name, members(document)));
    }

    /**
     * Publishes a document unless the last instance of its name says the same. Where it says something else there is
     * one more, its name with a number at the end, which its {@code revision} has, too.
     */
    public void publishAnew(String deviceId, String container, String name, Map<String, Object> document) {
        String address = containers.address(deviceId, container);
        int revision = 1;
        Optional<Map<String, Object>> last = Optional.empty();
        Optional<Map<String, Object>> next = told(address, name, revision);
        while (next.isPresent()) {
            last = next;
            revision++;
            next = told(address, name, revision);
        }
        if (last.filter(told -> says(told, document)).isEmpty()) {
            Map<String, Object> numbered = new LinkedHashMap<>(document);
            numbered.put(REVISION, revision);
            // where another node is faster, it tells the same
            publish(deviceId, container, named(name, revision), numbered);
        }
    }

    private Optional<Map<String, Object>> told(String address, String name, int revision) {
        return registrar.find(containers.instance(address, named(name, revision)))
                .map(instance -> Documents.object(instance.getOrDefault("con", "")));
    }

    private static String named(String name, int revision) {
        return revision == 1 ? name : name + "-" + revision;
    }

    private static boolean says(Map<String, Object> told, Map<String, Object> document) {
        Map<String, Object> withoutRevision = new LinkedHashMap<>(told);
        withoutRevision.remove(REVISION);
        return same(withoutRevision, document);
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Map<?, ?> members && other instanceof Map<?, ?> others) {
            return members.keySet().equals(others.keySet())
                    && members.keySet().stream().allMatch(name -> same(members.get(name), others.get(name)));
        }
        if (one instanceof List<?> items && other instanceof List<?> others) {
            return items.size() == others.size()
                    && IntStream.range(0, items.size()).allMatch(at -> same(items.get(at), others.get(at)));
        }
        return one instanceof Number number && other instanceof Number another
                ? same(number.doubleValue(), another.doubleValue())
                : Objects.equals(one, other);
    }

    /** Sums in another order differ in their last digits. */
    private static boolean same(double one, double other) {
        return Math.abs(one - other) <= ROUNDING * Math.max(1, Math.max(Math.abs(one), Math.abs(other)));
    }

    private static Map<String, Object> members(Map<?, ?> object) {
        Map<String, Object> members = new LinkedHashMap<>();
        object.forEach((name, member) -> members.put(String.valueOf(name), plain(member)));
        return members;
    }

    /** Exact decimals are for our own books; JSON and its readers have numbers. */
    private static Object plain(Object value) {
        return switch (value) {
            case Map<?, ?> object -> members(object);
            case List<?> array -> array.stream().map(PublishedResults::plain).toList();
            case BigDecimal number -> number.doubleValue();
            default -> value;
        };
    }
}
