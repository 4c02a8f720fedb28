// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.Timestamps;
import io.wattm2m.smartplug.driver.Reading;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes and updates the resources of the standard model. Thread-safe; the calls block. */
final class ModelResources {
    private static final Logger LOG = LoggerFactory.getLogger(ModelResources.class);
    private static final int SUBSCRIPTION = 23;
    private static final int TIME_SERIES = 29;
    private static final int TIME_SERIES_INSTANCE = 30;
    private static final long UPDATED = 1;
    private static final long INSTANCES_KEPT = 1000;
    private static final long MISSING_KEPT = 100;
    /** The label with the time of the first instance, from which the places in a series are counted. */
    private static final String BEGINS = "begins";

    private final Requests requests;
    private final Addresses addresses;
    private final String notificationTarget;

    ModelResources(Requests requests, Addresses addresses, String notificationTarget) {
        this.requests = requests;
        this.addresses = addresses;
        this.notificationTarget = notificationTarget;
    }

    Addresses addresses() {
        return addresses;
    }

    /**
     * Makes a resource, unless it is there; RequestFailure where the CSE refuses.
     *
     * @return whether it is new, and has these attributes
     */
    boolean make(ModelPart part, String deviceId, Map<String, Object> attributes) {
        Map<String, Object> all = new HashMap<>(part.fixed());
        all.putAll(attributes);
        all.put("rn", part.name());
        all.put("acpi", List.of(part.isWritable() ? addresses.users() : addresses.readers()));
        if (part.type() == ModelPart.NODE) {
            all.put("ni", deviceId);
        }
        boolean isNew = requests.ensure(part.parent(), part.type(), new Content(part.root(), all));
        if (part.isWritable()) {
            requests.ensure(part.address(), SUBSCRIPTION, new Content("m2m:sub", Map.of("rn", Addresses.COMMANDS, "nu",
                    List.of(notificationTarget), "nct", 1L, "enc", Map.of("net", List.of(UPDATED)))));
        }
        return isNew;
    }

    /** Updates a resource; false where it is not there any more, RequestFailure where the CSE refuses. */
    boolean update(ModelPart part, Map<String, Object> attributes) {
        try {
            requests.update(part.address(), new Content(part.root(), attributes));
            return true;
        } catch (RequestFailure failure) {
            if (failure.status() != ResponseStatusCode.NOT_FOUND) {
                throw failure;
            }
            return false;
        }
    }

    /** Removes a resource, if it is there; RequestFailure where the CSE refuses. */
    void remove(ModelPart part) {
        requests.delete(part.address());
    }

    /** Takes the power of a plug that reports periodically into its time series; nothing fails for it. */
    void report(Plug plug, Reading reading) {
        if (reading.powerW().isEmpty()) {
            return;
        }
        if (plug.rhythm().isNewcomer()) {
            resume(plug);
        }
        plug.rhythm().heard(reading.timestampS().doubleValue()).ifPresent(beat -> {
            try {
                report(plug.deviceId(), reading.powerW().getAsDouble(), beat);
            } catch (RequestFailure refusal) {
                LOG.debug("the CSE refuses an instance of {}: {}", addresses.series(plug.deviceId()), refusal.text());
            }
        });
    }

    private void report(String deviceId, double powerW, Rhythm.Beat beat) {
        if (beat.isNew()) {
            begin(deviceId, beat);
        }
        beat.passedMs().ifPresent(passed -> add(deviceId, passed, powerW));
        add(deviceId, beat.timeMs(), powerW);
    }

    private void add(String deviceId, long timeMs, double powerW) {
        requests.ensure(addresses.series(deviceId), TIME_SERIES_INSTANCE, new Content("m2m:tsi", Map.of("dgt",
                Timestamps.format(Instant.ofEpochMilli(timeMs)), "con", powerW)));
    }

    /** A restart of the application is no gap in a series. */
    private void resume(Plug plug) {
        try {
            Map<String, Object> series = requests.retrieve(addresses.series(plug.deviceId())).members();
            Optional<String> begins = Labels.of(series).get(BEGINS).filter(text -> text.matches("\\d{1,15}"));
            if (begins.isPresent() && series.get("pei") instanceof Long interval && interval > 0) {
                plug.rhythm().resume(interval, Long.parseLong(begins.get()));
            }
        } catch (RequestFailure failure) {
            LOG.debug("{} has no series of an earlier time: {}", plug.deviceId(), failure.text());
        }
    }

    /** A series of another rhythm comes to its end. */
    private void begin(String deviceId, Rhythm.Beat beat) {
        Content series = series(beat);
        boolean isOther = !requests.ensure(addresses.plug(deviceId), TIME_SERIES, series) && !requests
                .retrieve(addresses.series(deviceId)).members().getOrDefault("pei", 0L).equals(beat.intervalMs());
        if (isOther) {
            requests.delete(addresses.series(deviceId));
            requests.ensure(addresses.plug(deviceId), TIME_SERIES, series);
        }
    }

    private Content series(Rhythm.Beat beat) {
        return new Content("m2m:ts", Map.of("rn", Addresses.SERIES, "acpi", List.of(addresses.readers()), "mni",
                INSTANCES_KEPT, "pei", beat.intervalMs(), "peid", beat.intervalMs() / 2, "mdd", true, "mdt",
                beat.intervalMs() * 2, "mdn", MISSING_KEPT, "lbl", List.of(BEGINS + ":" + beat.timeMs())));
    }
}
