// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.recommend;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.wattm2m.energy.insight.Climate;
import io.wattm2m.energy.insight.Documents;
import io.wattm2m.energy.insight.Memory;
import io.wattm2m.energy.insight.Savings;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.production.Flow;
import io.wattm2m.energy.recommend.Handled.Lasting;
import io.wattm2m.energy.recommend.Handled.State;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is recommended, and what has become of it. A place is a home or the rest of the household; what was done there
 * is kept by it. Thread-safe; what was reckoned serves for an hour.
 */
public final class Recommendations {
    private static final int MOST_PLACES = 200;
    private static final int MOST_HANDLED = 500;
    private static final int MOST_ERASED = 100_000;
    private static final int LONGEST_AFTER = 56;
    /** For so many days what comes late still counts. */
    private static final int LATE = 2;
    private final Cache<Asked, List<Recommendation>> reckoned =
            Caffeine.newBuilder().maximumSize(MOST_PLACES).expireAfterWrite(Duration.ofHours(1)).build();
    private final Documents<Handled> handled;
    private final Climate climate;

    public Recommendations(Memory memory, Climate climate) {
        this.handled = new Documents<>(memory, "recommendation", Handled.class);
        this.climate = climate;
    }

    /** All of a place: those that are open, the most worth first, then those that people have handled. */
    public List<Entry> all(String place, Premises premises) {
        Map<String, Handled> known = new LinkedHashMap<>();
        handled.last(place + "/", MOST_HANDLED).stream().filter(each -> isOf(premises, each.recommendation()))
                .forEach(each -> known.put(each.recommendation().id(), each));
        Stream<Entry> open = reckoned(place, premises).stream().filter(found -> !known.containsKey(found.id()))
                .map(found -> new Entry(found, Optional.empty(), Optional.empty()));
        Stream<Entry> done = known.values().stream().sorted(Comparator.comparing(Handled::at).reversed())
                .map(each -> new Entry(each.recommendation(), Optional.of(each), effect(place, each, premises)));
        return Stream.concat(open, done).toList();
    }

    /** Forgets what was reckoned of a place of which more is known now; it is reckoned again when it is asked for. */
    public void forget(String place) {
        reckoned.asMap().keySet().removeIf(asked -> asked.place.equals(place));
    }

    /** Forgets everything of a place that is gone, also what was done there. */
    public void erase(String place) {
        forget(place);
        handled.last(place + "/", MOST_ERASED)
                .forEach(each -> handled.forget(place + "/" + each.recommendation().id()));
    }

    /** Says what was done with one; empty where there is none of this id. */
    public Optional<Entry> handle(String place, Premises premises, String id, Handling handling) {
        return all(place, premises).stream().filter(entry -> entry.recommendation.id().equals(id)).findFirst()
                .map(entry -> {
                    String name = place + "/" + id;
                    if (handling.state == State.OPEN) {
                        handled.forget(name);
                        return new Entry(entry.recommendation, Optional.empty(), Optional.empty());
                    }
                    Handled now = new Handled(entry.recommendation, handling.state, handling.at, handling.by);
                    handled.keep(name, now);
                    return new Entry(entry.recommendation, Optional.of(now), effect(place, now, premises));
                });
    }

    private List<Recommendation> reckoned(String place, Premises premises) {
        Asked asked = new Asked(place, premises.devices().stream()
                .map(device -> device.deviceId() + device.kind() + device.labels()).toList(),
                premises.insight().bills().paid(), premises.today());
        return reckoned.get(asked, any -> Stream.concat(
                premises.devices().stream().flatMap(device -> Appliances.of(device, premises)),
                Dwelling.of(premises, climate))
                .sorted(Comparator.comparing((Recommendation found) -> found.saving().money().value()).reversed())
                .toList());
    }

    private static boolean isOf(Premises premises, Recommendation recommendation) {
        return recommendation.deviceId().isEmpty() || premises.devices().stream().map(Device::deviceId)
                .anyMatch(recommendation.deviceId()::equals);
    }

    /** What was measured once all days were over stays, when those before are long forgotten. */
    private Optional<Effect> effect(String place, Handled each, Premises premises) {
        if (each.effect() != null) {
            return Optional.of(each.effect().effect());
        }
        if (each.state() != State.DONE) {
            return Optional.empty();
        }
        Effect effect = measured(each, premises);
        LocalDate settled = done(each, premises).plusDays(LONGEST_AFTER + LATE);
        if (premises.today().isAfter(settled)) {
            Lasting.of(effect).ifPresent(known -> handled.keep(place + "/" + each.recommendation().id(),
                    each.with(known)));
        }
        return Optional.of(effect);
    }

    private static LocalDate done(Handled each, Premises premises) {
        return LocalDate.ofInstant(each.at(), premises.zone());
    }

    private static Effect measured(Handled each, Premises premises) {
        Recommendation recommendation = each.recommendation();
        if (!recommendation.kind().isMeasurable()) {
            return Effect.none();
        }
        if (recommendation.kind() == Kind.STANDBY) {
            Optional<Effect> controlled = premises.insight().control().savings()
                    .of(recommendation.deviceId(), premises.today()).map(Recommendations::controlled);
            if (controlled.isPresent()) {
                return controlled.get();
            }
        }
        LocalDate day = done(each, premises);
        LocalDate last = day.plusDays(LONGEST_AFTER).isBefore(premises.today()) ? day.plusDays(LONGEST_AFTER)
                : premises.today();
        LocalDate first = day.plusDays(1);
        Premises then = premises.of(day);
        return Effect.of(days(recommendation, then, day.minusDays(Premises.DAYS), day),
                first.isBefore(last) ? days(recommendation, then, first, last) : Map.of());
    }

    /** Where automatic control did it, the days on which it rested by lot say more than those before. */
    private static Effect controlled(Savings.Report report) {
        int holdouts = (int) report.days().stream().filter(day -> day.holdout()).count();
        var aDay = report.savings().perDay();
        return Double.isFinite(aDay.lowWh())
                ? Effect.of(new Estimate(aDay.meanWh(), aDay.lowWh(), aDay.highWh()), holdouts,
                        report.days().size() - holdouts, "days on which control rested by lot; bootstrap of days")
                : new Effect(Effect.State.NOT_YET_KNOWN, Optional.empty(), holdouts, report.days().size() - holdouts,
                        "days on which control rested by lot");
    }

    private static Map<LocalDate, Double> days(Recommendation recommendation, Premises premises, LocalDate from,
            LocalDate to) {
        String id = recommendation.deviceId();
        return switch (recommendation.kind()) {
            case STANDBY -> premises.standbyWh(id, from, to);
            case SHIFT -> premises.usedWh(id, from, to, true);
            case OLD_APPLIANCE -> premises.usedWh(id, from, to, false);
            case BASE_LOAD -> times24(premises.lowestHourWh(from, to));
            case SELF_USE -> exported(premises, from, to);
            case TARIFF, HEATING, COOLING -> Map.of();
        };
    }

    private static Map<LocalDate, Double> times24(Map<LocalDate, Double> hours) {
        Map<LocalDate, Double> days = new TreeMap<>();
        hours.forEach((day, hour) -> days.put(day, hour * 24));
        return days;
    }

    private static Map<LocalDate, Double> exported(Premises premises, LocalDate from, LocalDate to) {
        Map<LocalDate, Double> days = new TreeMap<>();
        for (Flow day : premises.days(from, to)) {
            days.put(premises.day(day), day.exportedWh());
        }
        return days;
    }

    private record Asked(String place, List<String> devices, String tariff, LocalDate today) {}

    /**
     * What somebody does with a recommendation. Immutable.
     *
     * @param state what
     * @param at when
     * @param by who, by name
     */
    public record Handling(State state, Instant at, String by) {}

    /**
     * A recommendation and what has become of it. Immutable.
     *
     * @param recommendation what
     * @param handled by whom; empty while it is open
     * @param effect what has changed since it was done
     */
    public record Entry(Recommendation recommendation, Optional<Handled> handled, Optional<Effect> effect) {
        public Entry {
            requireNonNull(recommendation, "recommendation is null");
            requireNonNull(handled, "handled is null");
            requireNonNull(effect, "effect is null");
        }
    }
}
