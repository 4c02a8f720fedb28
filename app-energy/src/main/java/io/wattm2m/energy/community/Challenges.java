// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.community;

import io.wattm2m.energy.insight.Documents;
import io.wattm2m.energy.insight.Memory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What homes want to reach together, how far they have come, and who has met it. Thread-safe. */
public final class Challenges {
    private static final int MOST_OF_A_HOME = 10;
    private static final int MOST_SHOWN = 200;
    private static final int MOST = 100_000;
    private static final int DAYS_KEPT = 731;
    private static final int MOST_BADGES = 500;
    private final Documents<Challenge> challenges;
    private final Documents<Badge> badges;
    private final Community community;
    private final Clock clock;
    private final Jury jury;

    /**
     * The challenges that are kept.
     *
     * @param memory keeps them
     * @param community knows who may take part, and what they save
     * @param clock the present, in the zone whose days
     * @param jury is told of each home that has met one
     */
    public Challenges(Memory memory, Community community, Clock clock, Jury jury) {
        this.challenges = new Documents<>(memory, "challenge", Challenge.class);
        this.badges = new Documents<>(memory, "badge", Badge.class);
        this.community = community;
        this.clock = clock;
        this.jury = jury;
    }

    /** The 200 that end last, the last first. */
    public List<Challenge> all() {
        return challenges.last("", MOST).stream()
                .sorted(Comparator.comparing(Challenge::to).reversed().thenComparing(Challenge::id)).limit(MOST_SHOWN)
                .toList();
    }

    /** A challenge, empty where there is none. */
    public Optional<Challenge> find(String id) {
        return challenges.find(id);
    }

    /**
     * Finds out who has met those of which all is known; what was found out once stays. Those that were settled two
     * years ago are forgotten; badges and rewards are not.
     */
    public synchronized void settle() {
        challenges.last("", MOST).stream().filter(each -> each.settled() && each.isOver(today().minusDays(DAYS_KEPT)))
                .forEach(each -> challenges.forget(each.id()));
        challenges.last("", MOST).stream().filter(each -> !each.settled() && community.isKnown(each.to()))
                .sorted(Comparator.comparing(Challenge::to).thenComparing(Challenge::id)).forEach(this::settle);
    }

    /** Keeps a new challenge; IllegalStateException where its home has too many, or it is over already. */
    public synchronized Challenge add(Challenge challenge) {
        if (challenges.last("", MOST).stream().filter(each -> !each.isOver(today()))
                .filter(each -> each.madeBy().equals(challenge.madeBy())).count() >= MOST_OF_A_HOME) {
            throw new IllegalStateException("there are " + MOST_OF_A_HOME + " challenges of the home already that are "
                    + "not over");
        }
        if (challenge.isOver(today())) {
            throw new IllegalStateException("a challenge that is over cannot be met any more");
        }
        challenges.keep(challenge.id(), challenge);
        return challenge;
    }

    /** Removes a challenge for its home; IllegalStateException where it has begun, or another home has made it. */
    public synchronized void withdraw(String id, String homeId) {
        Challenge challenge = existing(id);
        if (!challenge.madeBy().equals(homeId)) {
            throw new IllegalStateException("another home has made it");
        }
        if (!isOpen(challenge)) {
            throw new IllegalStateException("it has begun on " + challenge.from());
        }
        challenges.forget(id);
    }

    /** Removes a challenge whoever has made it; badges and rewards that were given for it stay. */
    public synchronized void remove(String id) {
        challenges.forget(existing(id).id());
    }

    /** Whether a challenge has not begun. */
    public boolean isOpen(Challenge challenge) {
        return today().isBefore(challenge.from());
    }

    /** Takes part, or no more; IllegalStateException where it has begun, or the home is not in the community. */
    public synchronized Challenge take(String id, String homeId, boolean part) {
        Challenge challenge = existing(id);
        if (part && community.find(homeId).isEmpty()) {
            throw new IllegalStateException("only homes that are in the community take part");
        }
        if (part && !isOpen(challenge)) {
            throw new IllegalStateException("it has begun on " + challenge.from());
        }
        Set<String> homes = new HashSet<>(challenge.homeIds());
        boolean isChanged = part ? homes.add(homeId) : homes.remove(homeId);
        Challenge changed = isChanged ? challenge.with(homes) : challenge;
        challenges.keep(id, changed);
        return changed;
    }

    /** Takes part in none of them any more, and keeps no badge. */
    public synchronized void leave(String homeId) {
        challenges.last("", MOST).stream().filter(each -> each.homeIds().contains(homeId))
                .forEach(each -> take(each.id(), homeId, false));
        challenges.last("", MOST).stream().filter(each -> each.madeBy().equals(homeId) && each.homeIds().isEmpty())
                .forEach(each -> challenges.forget(each.id()));
        challenges.change(each -> each.madeBy().equals(homeId) ? each.withoutMaker() : each);
        badges(homeId).forEach(badge -> badges.forget(name(homeId, badge.challengeId())));
    }

    /** What a home has saved so far; empty where that cannot be said. */
    public Optional<SavedEnergy> progress(Challenge challenge, String homeId) {
        return community.saved(homeId, challenge.from(), challenge.days());
    }

    /**
     * What all homes together have saved on average; empty where fewer than five that share no people can be compared.
     * In whole percent: from a finer mean before and after a home has left could be worked out what that one has saved.
     */
    public Optional<BigDecimal> together(Challenge challenge) {
        Map<String, BigDecimal> percents = new HashMap<>();
        challenge.homeIds().forEach(home -> progress(challenge, home)
                .ifPresent(saved -> percents.put(home, saved.percent())));
        return !community.areEnough(percents.keySet()) ? Optional.empty()
                : Optional.of(percents.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(percents.size()), 0, RoundingMode.HALF_UP));
    }

    /** What a home has met. */
    public List<Badge> badges(String homeId) {
        return badges.last(homeId + "/", MOST_BADGES);
    }

    /** Badges are given before it is written that they were: what ends in between is done again, to the same effect. */
    private void settle(Challenge challenge) {
        for (String homeId : challenge.homeIds()) {
            progress(challenge, homeId).filter(challenge::isMet).ifPresent(saved -> give(challenge, homeId, saved));
        }
        challenges.keep(challenge.id(), challenge.withSettled());
    }

    private void give(Challenge challenge, String homeId, SavedEnergy saved) {
        String name = name(homeId, challenge.id());
        List<LocalDate> open = unpaid(challenge, homeId);
        Optional<SavedEnergy> due = community.saved(homeId, challenge.from(), open)
                .filter(each -> challenge.isMet(each) && each.lowKwh().signum() > 0);
        Badge badge = badges.find(name).orElseGet(() -> new Badge(challenge.id(), challenge.name(), challenge.kind(),
                saved.percent(), clock.instant(), due.isPresent() ? Set.copyOf(open) : Set.of()));
        badges.keep(name, badge);
        jury.met(homeId, badge);
        due.filter(each -> !badge.rewarded().isEmpty()).ifPresent(each -> jury.reward(homeId, badge, each));
    }

    /** The days for which no other challenge has rewarded a home: what was saved once is paid once. */
    private List<LocalDate> unpaid(Challenge challenge, String homeId) {
        Set<LocalDate> paid = badges(homeId).stream().filter(badge -> !badge.challengeId().equals(challenge.id()))
                .flatMap(badge -> badge.rewarded().stream()).collect(Collectors.toSet());
        return challenge.days().stream().filter(day -> !paid.contains(day)).toList();
    }

    private Challenge existing(String id) {
        return find(id).orElseThrow(() -> new NoSuchElementException("there is no challenge " + id));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static String name(String homeId, String challengeId) {
        return homeId + "/" + challengeId;
    }

    /** Who says what follows from it that a challenge was met; told again where it was not settled after that. */
    public interface Jury {
        /** A home has met a challenge. */
        void met(String homeId, Badge badge);

        /** It is to be rewarded for what it has saved for sure on {@link Badge#rewarded} days. */
        void reward(String homeId, Badge badge, SavedEnergy saved);
    }
}
