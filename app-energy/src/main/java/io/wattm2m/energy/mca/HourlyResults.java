// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.mca;

import io.wattm2m.cse.primitive.FilterCriteria.Condition;
import io.wattm2m.cse.primitive.FilterCriteria.Tag;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.measure.Rollups.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Publishes the energy of each completed hour of a plug as an instance in {@code energy/<deviceId>/hourly}, for other
 * applications to build on. Thread-safe.
 *
 * <p>An instance is {@linkplain InstanceNames named} after its hour. Publishing an hour again changes nothing where it
 * is as it was; otherwise another instance of the hour says what is true of it from then on.
 */
public final class HourlyResults {
    /** Hours that are older are not published. */
    public static final Duration KEPT = Duration.ofDays(40);
    static final String HOURLY = "hourly";
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'").withZone(ZoneOffset.UTC);
    private static final List<Condition> INSTANCES = List.of(new Condition(Tag.RESOURCE_TYPE, "ty",
            List.of(Integer.toString(Registrar.CONTENT_INSTANCE))));

    private final Registrar registrar;
    private final ResultContainers containers;

    public HourlyResults(Registrar registrar, ResultContainers containers) {
        this.registrar = registrar;
        this.containers = containers;
    }

    /**
     * Publishes the hours that there are of a plug in a span of time; RequestFailure where the CSE refuses it. An hour
     * of the span that was published before and is not among them has come to nothing.
     */
    public void publish(String deviceId, Span span, List<Rollup> hours) {
        containers.publish(deviceId, HOURLY, container -> tell(container, deviceId, span, hours));
    }

    private void tell(String container, String deviceId, Span span, List<Rollup> hours) {
        boolean areNew = true;
        for (Rollup hour : hours) {
            areNew = tell(container, NAME.format(hour.start()), hour) && areNew;
        }
        if (!areNew) {
            correct(container, deviceId, span, hours);
        }
    }

    /** Tells once more of the hours of which the last instance says something else. */
    private void correct(String container, String deviceId, Span span, List<Rollup> hours) {
        Map<Instant, Rollup> known = hours.stream().collect(Collectors.toMap(Rollup::start, hour -> hour));
        told(container, span).forEach((start, instances) -> {
            Rollup hour = known.getOrDefault(start, new Rollup(deviceId, Resolution.HOUR, start, 0, 0, 0, 0));
            if (!says(instances.getLast(), hour)) {
                tellAgain(container, instances.size() + 1, hour);
            }
        });
    }

    /** The instances of each hour in a span, in the order of their creation. */
    private SortedMap<Instant, List<Map<String, Object>>> told(String container, Span span) {
        return registrar.children(container, "m2m:cin", INSTANCES).stream()
                .filter(instance -> !start(instance).isBefore(span.from()) && start(instance).isBefore(span.to()))
                .sorted(Comparator.comparing(instance -> Documents.creationTime(instance).orElse(Instant.EPOCH)))
                .collect(Collectors.groupingBy(HourlyResults::start, TreeMap::new, Collectors.toList()));
    }

    /** Where the first instances of an hour are forgotten already, there are fewer than their numbers say. */
    private void tellAgain(String container, int least, Rollup hour) {
        int number = least;
        while (!tell(container, NAME.format(hour.start()) + "-" + number, hour)) {
            number++;
        }
    }

    private boolean tell(String container, String name, Rollup hour) {
        return containers.tell(container, name, document(hour));
    }

    private static Instant start(Map<String, Object> instance) {
        return Documents.moment(content(instance), "start").orElse(Instant.EPOCH);
    }

    private static boolean says(Map<String, Object> instance, Rollup hour) {
        Map<String, Object> document = document(hour);
        return document.keySet().stream().allMatch(
                name -> Documents.number(content(instance), name).equals(Documents.number(document, name)));
    }

    private static Map<String, Object> content(Map<String, Object> instance) {
        return Documents.object(instance.getOrDefault("con", ""));
    }

    private static Map<String, Object> document(Rollup hour) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("start", hour.start().toString());
        document.put("energyWh", hour.energyWh());
        document.put("meanW", hour.meanW());
        document.put("minW", hour.lowestW());
        document.put("maxW", hour.highestW());
        document.put("coveredSeconds", hour.coveredSeconds());
        return document;
    }
}
