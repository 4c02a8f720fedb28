// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.exchange;

import io.wattm2m.energy.insight.Documents;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.measure.Rollups;
import io.wattm2m.energy.measure.Rollups.Span;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One exchange with another system. What came in or went out once does not again, also over a restart; what failed is
 * tried again with the next run, from where it stopped. Thread-safe, one run at a time.
 */
final class Exchange {
    private static final Duration SETTLED = Duration.ofMinutes(5);
    private static final Duration FIRST = Duration.ofDays(1);
    private static final Duration BUCKET = Duration.ofMinutes(15);
    private static final int MOST_BUCKETS = 200;
    /** Before the id of a device, which has no space, in the positions: when its values were left out last. */
    private static final String LEFT_OUT = "left out ";
    private final Mapping mapping;
    private final Documents<Position> positions;
    private final Surroundings surroundings;

    Exchange(Mapping mapping, Documents<Position> positions, Surroundings surroundings) {
        this.mapping = mapping;
        this.positions = positions;
        this.surroundings = surroundings;
    }

    /** Forgets how far any exchange has come with these devices. */
    static void forget(Documents<Position> positions, Set<String> deviceIds) {
        Set<String> names = deviceIds.stream().flatMap(deviceId -> Stream.of(deviceId, LEFT_OUT + deviceId))
                .collect(Collectors.toSet());
        synchronized (positions) {
            positions.change(position -> position.without(names));
        }
    }

    Mapping mapping() {
        return mapping;
    }

    /** Brings in or out what is new. IOException or IllegalArgumentException say why there is nothing at all. */
    synchronized Run run(Instant now) throws IOException, InterruptedException {
        return mapping.direction() == Mapping.Direction.PULL ? pull(now) : push(now);
    }

    private Run pull(Instant now) throws IOException, InterruptedException {
        Report.Found found = Report.in(surroundings.wire.get(request()), mapping, now);
        Map<String, String> keys = keys();
        List<String> failures = new ArrayList<>(found.missing());
        long taken = 0;
        for (Report report : found.reports()) {
            if (position().isBefore(report.deviceId(), report.time())) {
                try {
                    hand(report, keys);
                    keep(report.deviceId(), report.time());
                    taken++;
                } catch (IOException e) {
                    // the others are handed over all the same
                    failures.add(e.getMessage());
                }
            }
        }
        return new Run(taken, failures, List.of());
    }

    private void hand(Report report, Map<String, String> keys) throws IOException, InterruptedException {
        Map<String, Object> document = new TreeMap<>(report.members());
        document.put("timestamp", report.time().getEpochSecond());
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(surroundings.ingest.resolve("/api/hardware/data"));
            Optional.ofNullable(keys.get(report.deviceId())).ifPresent(key -> request.header("X-API-Key", key));
            surroundings.wire.post(request, document);
        } catch (IOException e) {
            throw new IOException("the report of " + report.deviceId() + " is not taken here: " + e.getMessage(), e);
        }
    }

    private Run push(Instant now) throws IOException, InterruptedException {
        Instant from = position().times().getOrDefault(mapping.name(), now.minus(FIRST).minus(BUCKET)).plus(BUCKET);
        Map<String, Instant> permitted = permitted();
        List<String> leftOut =
                mapping.deviceIds().stream().filter(id -> !permitted.containsKey(id)).sorted().toList();
        leftOut.forEach(deviceId -> keep(LEFT_OUT + deviceId, now));
        long sent = 0;
        try {
            for (Bucket bucket : buckets(new Span(from, now.minus(SETTLED).minus(BUCKET).plusMillis(1)), permitted)) {
                surroundings.wire.post(request().header("Idempotency-Key", mapping.name() + "@" + bucket.start()),
                        bucket.document(mapping));
                keep(mapping.name(), bucket.start());
                sent++;
            }
            return new Run(sent, List.of(), leftOut);
        } catch (IOException e) {
            return new Run(sent, List.of(String.valueOf(e.getMessage())), leftOut);
        }
    }

    /** What was measured while it might not leave does not later either, whoever has moved in or out. */
    private Map<String, Instant> permitted() {
        Map<String, Instant> leftOut = position().times();
        Map<String, Instant> permitted = new TreeMap<>();
        mapping.deviceIds().forEach(deviceId -> surroundings.permission.since(deviceId)
                .ifPresent(since -> permitted.put(deviceId,
                        Collections.max(List.of(since, leftOut.getOrDefault(LEFT_OUT + deviceId, since))))));
        return permitted;
    }

    /** Those of which at least one device is known, since it may be told, in the order of time. */
    private List<Bucket> buckets(Span span, Map<String, Instant> permitted) {
        Map<Instant, Map<String, Rollup>> found = new TreeMap<>();
        permitted.forEach((deviceId, since) -> surroundings.rollups
                .between(deviceId, Resolution.QUARTER_HOUR, span, MOST_BUCKETS).stream()
                .filter(rollup -> !rollup.start().isBefore(since))
                .forEach(rollup -> found.computeIfAbsent(rollup.start(), start -> new HashMap<>())
                        .put(deviceId, rollup)));
        return found.entrySet().stream().map(entry -> new Bucket(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Bucket::start)).limit(MOST_BUCKETS).toList();
    }

    private HttpRequest.Builder request() throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(mapping.url()));
        if (mapping.headerFile() != null) {
            request.header(mapping.header() == null ? "Authorization" : mapping.header(),
                    Files.readString(Path.of(mapping.headerFile())).strip());
        }
        return request;
    }

    /** Read each time, so that a key may be changed without a restart. */
    private Map<String, String> keys() throws IOException {
        return Files.readAllLines(Path.of(String.valueOf(mapping.keysFile()))).stream()
                .filter(line -> line.indexOf('=') > 0)
                .collect(Collectors.toMap(line -> line.substring(0, line.indexOf('=')).strip(),
                        line -> line.substring(line.indexOf('=') + 1).strip(), (first, second) -> second));
    }

    private Position position() {
        return positions.find(mapping.name()).orElse(Position.BEGINNING);
    }

    private void keep(String name, Instant time) {
        synchronized (positions) {
            positions.keep(mapping.name(), position().with(name, time));
        }
    }

    /**
     * What exchanges work with. Immutable.
     *
     * @param wire sends requests
     * @param ingest where reports are handed over
     * @param rollups what goes out
     * @param permission what of it may
     */
    record Surroundings(Wire wire, URI ingest, Rollups rollups, Permission permission) {}
}
