// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import io.wattm2m.energy.measure.Combination;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.measure.Rollups;
import io.wattm2m.energy.measure.Rollups.Span;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Meters that do not exist: sums and differences of plugs, such as what a household's meter measures and no plug.
 * Thread-safe.
 */
public final class VirtualMeters {
    private static final int MOST = 10_000;
    private final Documents<VirtualMeter> meters;
    private final Rollups rollups;
    private final ZoneId zone;
    private final Predicate<String> sees;

    public VirtualMeters(Memory memory, Rollups rollups, ZoneId zone) {
        this(new Documents<>(memory, "virtual-meter", VirtualMeter.class), rollups, zone, deviceId -> true);
    }

    private VirtualMeters(Documents<VirtualMeter> meters, Rollups rollups, ZoneId zone, Predicate<String> sees) {
        this.meters = meters;
        this.rollups = rollups;
        this.zone = zone;
        this.sees = sees;
    }

    /** The same for somebody who sees some plugs only: of meters with others in them there is no trace. */
    VirtualMeters seenBy(Predicate<String> whatIsSeen) {
        return new VirtualMeters(meters, rollups, zone, whatIsSeen);
    }

    /** All, in the order of their ids. */
    public List<VirtualMeter> all() {
        return meters.last("", MOST).stream().filter(this::isSeen).sorted(Comparator.comparing(VirtualMeter::id))
                .toList();
    }

    /** One; empty where there is none of this id. */
    public Optional<VirtualMeter> find(String id) {
        return meters.find(id).filter(this::isSeen);
    }

    /** Keeps one, in the place of one with the same id; IllegalStateException where there are too many. */
    public synchronized void keep(VirtualMeter meter) {
        Optional<VirtualMeter> before = meters.find(meter.id());
        if (before.isPresent() && !isSeen(before.get())) {
            throw new IllegalStateException("the id '" + meter.id() + "' cannot be had; take another");
        }
        if (before.isEmpty() && meters.last("", MOST).size() >= MOST) {
            throw new IllegalStateException("there are " + MOST + " virtual meters, which is the most there may be");
        }
        meters.keep(meter.id(), meter);
    }

    /** Forgets one. */
    public void delete(String id) {
        meters.forget(id);
    }

    /** What a meter would have measured; of each plug at most so many rollups are read. */
    public List<Rollup> between(VirtualMeter meter, Resolution resolution, Span span, int limit) {
        return Combination.of(meter.id(), read(meter.added(), resolution, span, limit),
                read(meter.subtracted(), resolution, span, limit));
    }

    private boolean isSeen(VirtualMeter meter) {
        return Stream.concat(meter.added().stream(), meter.subtracted().stream()).allMatch(sees);
    }

    private List<List<Rollup>> read(List<String> deviceIds, Resolution resolution, Span span, int limit) {
        return deviceIds.stream().map(deviceId -> rollups.history(deviceId, resolution, span, limit, zone)).toList();
    }

    /**
     * A sum of plugs less other plugs. Immutable.
     *
     * @param id its name in addresses
     * @param name what people call it
     * @param added the plugs whose energy counts, at least one
     * @param subtracted the plugs whose energy is taken away
     */
    public record VirtualMeter(String id, String name, List<String> added, List<String> subtracted) {
        private static final int LONGEST_NAME = 100;
        private static final int MOST_PLUGS = 100;

        public VirtualMeter {
            added = List.copyOf(added);
            subtracted = List.copyOf(subtracted);
            require(id.matches("[A-Za-z0-9_-]{1,64}"), "id '" + id + "' is not 1 to 64 letters, digits, - or _");
            require(name.length() <= LONGEST_NAME, "name is longer than " + LONGEST_NAME + " characters");
            require(!added.isEmpty(), "added: at least one plug");
            List<String> all = Stream.concat(added.stream(), subtracted.stream()).toList();
            require(all.size() <= MOST_PLUGS, "added and subtracted: at most " + MOST_PLUGS + " plugs");
            require(Set.copyOf(all).size() == all.size(), "a plug counts once");
        }

        private static void require(boolean holds, String otherwise) {
            if (!holds) {
                throw new IllegalArgumentException(otherwise);
            }
        }
    }
}
