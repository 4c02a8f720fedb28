// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last readings of one plug in the order of their times: what is needed to give a late reading its place and to
 * know a repeated one. Immutable.
 *
 * <p>A reading at a time that is known already, or before everything a full window still knows, changes nothing: so
 * that the same readings in any order, any of them more than once, come to the same energy.
 *
 * @param capacity how many readings it keeps, at least 2
 * @param readings the readings, the earliest first
 */
public record ReadingWindow(int capacity, List<Reading> readings) {

    public ReadingWindow {
        if (capacity < 2) {
            throw new IllegalArgumentException("a window of " + capacity + " readings has no neighbours");
        }
        readings = List.copyOf(readings.size() <= capacity ? readings
                : readings.subList(readings.size() - capacity, readings.size()));
    }

    /** A window without readings. */
    public static ReadingWindow empty(int capacity) {
        return new ReadingWindow(capacity, List.of());
    }

    /** The latest reading, empty where there is none. */
    public Optional<Reading> latest() {
        return readings.isEmpty() ? Optional.empty() : Optional.of(readings.getLast());
    }

    /** The window with this reading, and what it changes; empty where it changes nothing. */
    public Optional<Addition> add(Reading reading, EnergyIntegrator integrator) {
        int place = place(reading);
        boolean repeated = place > 0 && readings.get(place - 1).time().equals(reading.time());
        boolean forgotten = place == 0 && readings.size() == capacity;
        if (repeated || forgotten) {
            return Optional.empty();
        }
        List<Reading> grown = new ArrayList<>(readings);
        grown.add(place, reading);
        return Optional.of(new Addition(new ReadingWindow(capacity, grown), changes(grown, place, integrator),
                edits(grown, place, integrator)));
    }

    /** Whether a reading is too old for a place among these. */
    public boolean isBefore(Reading reading) {
        return readings.size() == capacity && reading.time().isBefore(readings.getFirst().time());
    }

    /** The place behind all readings that are not later. */
    private int place(Reading reading) {
        int place = readings.size();
        while (place > 0 && readings.get(place - 1).time().isAfter(reading.time())) {
            place--;
        }
        return place;
    }

    private static List<Portion> changes(List<Reading> grown, int place, EnergyIntegrator integrator) {
        List<Portion> changes = new ArrayList<>();
        Reading reading = grown.get(place);
        if (place + 1 < grown.size()) {
            Reading next = grown.get(place + 1);
            reaching(grown, place, next, integrator).forEach(portion -> changes.add(portion.negated()));
            changes.addAll(reaching(grown, place, reading, integrator));
            changes.addAll(integrator.between(reading, next));
        } else {
            changes.addAll(reaching(grown, place, reading, integrator));
        }
        return changes;
    }

    private static List<Edit> edits(List<Reading> grown, int place, EnergyIntegrator integrator) {
        Reading reading = grown.get(place);
        List<Edit> edits = new ArrayList<>();
        if (place > 0) {
            integrator.repair(grown.get(place - 1), reading)
                    .ifPresent(text -> edits.add(Edit.of(Edit.Kind.COUNTER, reading, text)));
        }
        if (place + 1 < grown.size()) {
            edits.add(Edit.of(Edit.Kind.LATE, reading, "A reading of " + reading.time() + " came after that of "
                    + grown.getLast().time() + ": the time between was counted again."));
        }
        return edits;
    }

    /** The energy up to a reading that stands, or stood, at this place. */
    private static List<Portion> reaching(List<Reading> grown, int place, Reading reading,
            EnergyIntegrator integrator) {
        return place == 0 ? integrator.upTo(reading) : integrator.between(grown.get(place - 1), reading);
    }

    /**
     * What a reading does.
     *
     * @param window the window with it
     * @param changes the portions to be added to the rollups, negative ones among them
     * @param edits what was out of the ordinary
     */
    public record Addition(ReadingWindow window, List<Portion> changes, List<Edit> edits) {
        public Addition {
            changes = List.copyOf(changes);
            edits = List.copyOf(edits);
        }
    }
}
