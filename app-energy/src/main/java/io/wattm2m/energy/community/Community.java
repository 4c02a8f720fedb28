// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.community;

import io.wattm2m.energy.community.Leaderboard.Rank;
import io.wattm2m.energy.insight.Documents;
import io.wattm2m.energy.insight.Memory;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The homes that want to be compared, and how they compare. Thread-safe. */
public final class Community {
    private static final int MOST = 2000;
    private final Documents<Participant> participants;
    private final Consumption consumption;
    private final Clock clock;
    private final Duration lateData;

    /**
     * The homes that take part.
     *
     * @param memory keeps them
     * @param consumption knows what they consume
     * @param clock the present, in the zone whose days
     * @param lateData how late what they consume may still be heard of
     */
    public Community(Memory memory, Consumption consumption, Clock clock, Duration lateData) {
        this.participants = new Documents<>(memory, "participant", Participant.class);
        this.consumption = consumption;
        this.clock = clock;
        this.lateData = lateData;
    }

    /**
     * Takes part, or changes what the others are told.
     *
     * @throws IllegalArgumentException where the pseudonym is none, or nobody lives there
     * @throws IllegalStateException where another home has that pseudonym
     */
    public synchronized Participant join(String homeId, String pseudonym, int residents) {
        List<Participant> all = all();
        if (all.stream().anyMatch(other -> other.pseudonym().equalsIgnoreCase(pseudonym)
                && !other.homeId().equals(homeId))) {
            throw new IllegalStateException("the pseudonym '" + pseudonym + "' is taken");
        }
        if (all.size() >= MOST && find(homeId).isEmpty()) {
            throw new IllegalStateException("there are " + MOST + " homes already");
        }
        Instant since = find(homeId).map(Participant::since).orElseGet(clock::instant);
        Participant joined = new Participant(homeId, pseudonym, residents, since);
        participants.keep(homeId, joined);
        return joined;
    }

    /** Takes part no more. */
    public void leave(String homeId) {
        participants.forget(homeId);
    }

    /** A home as it takes part, empty where it does not. */
    public Optional<Participant> find(String homeId) {
        return participants.find(homeId);
    }

    /** How the homes compare in a month, as far as it has gone by: those that had agreed to that before it ended. */
    public Leaderboard leaderboard(YearMonth month) {
        LocalDate first = month.atDay(1);
        List<LocalDate> days = first.datesUntil(first.plusMonths(1)).toList();
        List<Participant> all = all().stream().filter(each -> !agreed(each).isAfter(month)).toList();
        List<Rank> unranked = new ArrayList<>();
        for (Participant each : all) {
            saved(each.homeId(), first, days).ifPresent(saved -> unranked.add(new Rank(0, each.homeId(),
                    each.pseudonym(), saved.perResidentKwh(each.residents()), saved.days())));
        }
        if (!areEnough(unranked.stream().map(Rank::homeId).toList())) {
            return new Leaderboard(month, all.size(), List.of());
        }
        return new Leaderboard(month, all.size(), unranked.stream()
                .sorted(Comparator.comparing(Rank::perResidentKwh).reversed().thenComparing(Rank::pseudonym))
                .map(rank -> placed(rank, unranked)).toList());
    }

    /** Whether of these homes nobody can tell what one has saved from what the others have, all of his own known. */
    boolean areEnough(Collection<String> homeIds) {
        return Parties.among(homeIds, consumption::people) >= Leaderboard.LEAST;
    }

    /** When all is known of a day, and of those before: it is over, and nothing can come late any more. */
    public Instant known(LocalDate day) {
        return day.plusDays(1).atStartOfDay(clock.getZone()).toInstant().plus(lateData);
    }

    /** Whether that is so by now. */
    public boolean isKnown(LocalDate day) {
        return !clock.instant().isBefore(known(day));
    }

    /** What a home has saved on those of these days that are over; empty where that cannot be said. */
    Optional<SavedEnergy> saved(String homeId, LocalDate first, Collection<LocalDate> days) {
        LocalDate today = LocalDate.now(clock);
        return SavedEnergy.of(consumption.daysKwh(homeId, first.minusDays(ComparedMeters.BASELINE_DAYS), today), first,
                days.stream().filter(today::isAfter).toList());
    }

    private YearMonth agreed(Participant participant) {
        return YearMonth.from(participant.since().atZone(clock.getZone()));
    }

    private static Rank placed(Rank rank, List<Rank> all) {
        BigDecimal own = rank.perResidentKwh();
        int better = (int) all.stream().filter(other -> other.perResidentKwh().compareTo(own) > 0).count();
        return new Rank(better + 1, rank.homeId(), rank.pseudonym(), own, rank.days());
    }

    private List<Participant> all() {
        return participants.last("", MOST);
    }
}
