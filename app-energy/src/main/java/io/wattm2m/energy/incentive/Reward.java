// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.incentive;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a home gets for something. Immutable.
 *
 * @param id follows from what it is for, so that it is given once
 * @param homeId who gets it
 * @param ground what it is for
 * @param unit in what it is counted
 * @param amount how much, above zero
 * @param state how far it has come
 * @param created when it was claimed
 * @param changed when it came to its state
 */
public record Reward(String id, String homeId, Ground ground, Unit unit, long amount, RewardState state,
        Instant created, Instant changed) {

    public Reward {
        requireNonNull(id, "id is null");
        requireNonNull(homeId, "homeId is null");
        requireNonNull(ground, "ground is null");
        requireNonNull(unit, "unit is null");
        requireNonNull(state, "state is null");
        requireNonNull(created, "created is null");
        requireNonNull(changed, "changed is null");
        if (amount <= 0) {
            throw new IllegalArgumentException("a reward of " + amount + " is none");
        }
    }

    /** A new reward of a home for something, which is named by the ground's source. */
    static Reward pending(String homeId, Ground ground, Unit unit, long amount, Instant now) {
        return new Reward(id(homeId, ground.source, unit), homeId, ground, unit, amount, RewardState.PENDING, now, now);
    }

    /** The id of a home's reward of a source. */
    static String id(String homeId, String source, Unit unit) {
        String name = homeId + " " + source + " " + unit;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    Reward with(RewardState next, Instant now) {
        return new Reward(id, homeId, ground, unit, amount, next, created, now);
    }

    /** The same without the parts of its amount. */
    public Reward withoutParts() {
        return new Reward(id, homeId, new Ground(ground.kind, ground.source, ground.formula, List.of()), unit, amount,
                state, created, changed);
    }

    /** Where it stands in a state. */
    Account account(RewardState in) {
        Account.Kind kind = in.account();
        return kind == Account.Kind.FUND ? fund() : new Account(kind, homeId, unit);
    }

    /** Where it comes from. */
    Account fund() {
        return new Account(Account.Kind.FUND, ground.kind.label(), unit);
    }

    /**
     * What a reward is for, and how its amount comes about. Immutable.
     *
     * @param kind of reward
     * @param source what exactly, e.g. rule and month; a home gets one reward of each source and unit
     * @param formula how the parts make the amount
     * @param parts of the formula
     */
    public record Ground(RewardKind kind, String source, String formula, List<Part> parts) {
        public Ground {
            requireNonNull(kind, "kind is null");
            requireNonNull(source, "source is null");
            requireNonNull(formula, "formula is null");
            parts = List.copyOf(parts);
        }

        /** Whether a decision of somebody else or a measured saving is behind it: an achievement needs the latter. */
        boolean isProven() {
            return kind != RewardKind.COMMUNITY_REWARD || parts.stream()
                    .anyMatch(part -> part.name.equals(Evidence.LOW) && part.value.signum() > 0);
        }
    }

    /**
     * A figure in a formula. Immutable.
     *
     * @param name of the figure
     * @param value of it
     * @param unit of the value
     */
    public record Part(String name, BigDecimal value, String unit) {}
}
