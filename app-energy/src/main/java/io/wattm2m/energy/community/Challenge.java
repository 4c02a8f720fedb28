// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.community;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * That homes want to save so much in some days. Immutable.
 *
 * @param id of the challenge
 * @param name for people
 * @param kind which days of the span count
 * @param from the first day
 * @param to the last day
 * @param targetPercent what is to be saved, in percent of what is usual
 * @param homeIds who takes part
 * @param settled whether it is over and what came of it was given
 * @param madeBy the home that has made it; empty where that is not known, or is none any more
 */
public record Challenge(String id, String name, Kind kind, LocalDate from, LocalDate to, int targetPercent,
        Set<String> homeIds, boolean settled, String madeBy) {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_DAYS = 150;
    private static final int MOST_PERCENT = 90;
    private static final int MOST_HOMES = 1000;

    public Challenge {
        requireNonNull(id, "id is null");
        requireNonNull(kind, "kind is null");
        homeIds = Set.copyOf(homeIds);
        madeBy = madeBy == null ? "" : madeBy; // an earlier version has written none
        require(!name.isBlank() && name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl),
                "name has 1 to " + LONGEST_NAME + " characters, none of them for control");
        require(!from.isAfter(to) && ChronoUnit.DAYS.between(from, to) < LONGEST_DAYS,
                "from and to are not in order, or more than " + LONGEST_DAYS + " days");
        require(targetPercent >= 1 && targetPercent <= MOST_PERCENT,
                "targetPercent " + targetPercent + " is not 1 to " + MOST_PERCENT);
        require(homeIds.size() <= MOST_HOMES, "at most " + MOST_HOMES + " homes take part in a challenge");
        require(from.datesUntil(to.plusDays(1)).anyMatch(kind::counts), "no day of the span counts for "
                + kind.label());
    }

    /** The days that count. */
    public List<LocalDate> days() {
        return from.datesUntil(to.plusDays(1)).filter(kind::counts).toList();
    }

    /** Whether the last day is over. */
    public boolean isOver(LocalDate today) {
        return today.isAfter(to);
    }

    /** Whether so much is what it wants. */
    boolean isMet(SavedEnergy saved) {
        return saved.percent().compareTo(BigDecimal.valueOf(targetPercent)) >= 0;
    }

    Challenge with(Set<String> homes) {
        return new Challenge(id, name, kind, from, to, targetPercent, homes, settled, madeBy);
    }

    Challenge withSettled() {
        return new Challenge(id, name, kind, from, to, targetPercent, homeIds, true, madeBy);
    }

    /** As if it was not known who has made it: the name is free text of his. */
    Challenge withoutMaker() {
        return new Challenge(id, kind.label(), kind, from, to, targetPercent, homeIds, settled, "");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Which days count. */
    public enum Kind {
        /** Saturdays and Sundays. */
        WEEKEND,
        /** Those of November to March. */
        WINTER_HEATING,
        /** All. */
        OWN;

        boolean counts(LocalDate day) {
            return switch (this) {
                case WEEKEND -> SavedEnergy.isWeekend(day);
                case WINTER_HEATING -> day.getMonth().compareTo(Month.MARCH) <= 0
                        || day.getMonth().compareTo(Month.NOVEMBER) >= 0;
                case OWN -> true;
            };
        }

        /** The name in documents. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind of this name; IllegalArgumentException names those there are. */
        public static Kind named(String label) {
            return Arrays.stream(values()).filter(kind -> kind.label().equals(label)).findFirst().orElseThrow(
                    () -> new IllegalArgumentException("kind '" + label + "' is not weekend, winter_heating or own"));
        }
    }
}
