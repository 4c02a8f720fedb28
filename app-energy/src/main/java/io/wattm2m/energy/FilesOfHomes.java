// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.measure.Level;
import io.wattm2m.energy.measure.Levels;
import io.wattm2m.energy.measure.Levels.Source;
import io.wattm2m.energy.measure.Rollups.Span;
import io.wattm2m.energy.people.Person;
import io.wattm2m.energy.privacy.Traces;
import io.wattm2m.energy.report.Form;
import io.wattm2m.energy.report.KeptReport;
import io.wattm2m.energy.report.ReportArchive;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The reports about the homes that somebody owns, and what was measured there by the hour beside energy: temperature,
 * voltage, state of charge and the like. They are erased with the homes. Thread-safe.
 *
 * @param homes all of them
 * @param reports where theirs are kept
 * @param levels what was measured
 */
record FilesOfHomes(Homes homes, ReportArchive reports, Levels levels) implements Traces {
    private static final Span ALWAYS = new Span(Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"));

    @Override
    public Map<String, Object> about(Person person) {
        Map<String, List<Source>> measured =
                levels.sources(ALWAYS).stream().collect(groupingBy(Source::deviceId));
        Map<String, Object> files = new TreeMap<>();
        for (Home home : homes.of(person.id()).stream().filter(home -> home.isOwnedBy(person.id())).toList()) {
            reports.of(home.id()).forEach(report -> pdf(report).ifPresent(
                    file -> files.put("homes/" + home.id() + "/reports/" + report.id() + ".pdf", file)));
            home.deviceIds().stream().filter(measured::containsKey).forEach(
                    deviceId -> files.put("levels/" + deviceId + ".csv", table(measured.getOrDefault(deviceId,
                            List.of()))));
        }
        return files;
    }

    @Override
    public void erase(Person person) {
        // they go with the homes and devices they are about
    }

    /** Empty where it is gone, or not the one that was kept. */
    private Optional<byte[]> pdf(KeptReport report) {
        try {
            return Optional.of(reports.file(report, Form.PDF));
        } catch (NoSuchElementException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private String table(List<Source> sources) {
        Stream<Level> hours = sources.stream()
                .flatMap(source -> levels.between(source.deviceId(), source.channel(), ALWAYS).stream());
        return hours.map(FilesOfHomes::row).collect(joining("", "start,quantity,unit,mean,lowest,highest\n", ""));
    }

    private static String row(Level hour) {
        return String.join(",", hour.start().toString(), hour.channel().label(), hour.channel().unit(),
                Double.toString(hour.mean()), Double.toString(hour.lowest()), Double.toString(hour.highest())) + "\n";
    }
}
