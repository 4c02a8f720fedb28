// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.mca;

import io.wattm2m.cse.primitive.FilterCriteria.Condition;
import io.wattm2m.cse.primitive.FilterCriteria.Tag;
import io.wattm2m.cse.primitive.Timestamps;
import io.wattm2m.energy.insight.RawReadings;
import io.wattm2m.energy.measure.FedIn;
import io.wattm2m.energy.measure.Reading;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The instances that the interworking proxy has created of what plugs told. Thread-safe. */
public final class Telemetry implements RawReadings {
    private final Registrar registrar;
    private final String proxy;

    /**
     * Those of an interworking proxy.
     *
     * @param proxy the resource name of the proxy's AE, e.g. {@code smartplug}
     */
    public Telemetry(Registrar registrar, String proxy) {
        this.registrar = registrar;
        this.proxy = proxy;
    }

    @Override
    public Optional<Instant> oldest(String deviceId) {
        return registrar.find(container(deviceId) + "/ol").flatMap(Documents::creationTime);
    }

    @Override
    public List<Reading> since(String deviceId, Instant told) {
        List<Condition> conditions = List.of(
                new Condition(Tag.RESOURCE_TYPE, "ty", List.of(Integer.toString(Registrar.CONTENT_INSTANCE))),
                new Condition(Tag.CREATED_AFTER, "cra", List.of(Timestamps.format(told))));
        return registrar.children(container(deviceId), "m2m:cin", conditions).stream()
                .map(attributes -> Instance.of(attributes, told)).sorted(Comparator.comparing(Instance::creationTime))
                .flatMap(instance -> instance.reading(deviceId).stream().flatMap(
                        reading -> Stream.of(reading, FedIn.reading(reading, instance.fedInWh()))))
                .sorted(Comparator.comparing(Reading::time)).toList();
    }

    private String container(String deviceId) {
        return registrar.address(proxy) + "/" + deviceId + "/" + Plug.TELEMETRY;
    }
}
