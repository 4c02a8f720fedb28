// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.wattm2m.energy.incentive.Reward;
import io.wattm2m.energy.incentive.Reward.Ground;
import io.wattm2m.energy.incentive.RewardState;
import io.wattm2m.energy.incentive.Unit;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The row of a reward. One thread. */
@Entity(name = "StoredReward")
@Table(name = "reward_row")
class StoredReward {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    @Id
    @Column(length = 40)
    private String id = "";

    @Column(name = "home_id", nullable = false, length = 100)
    private String homeId = "";

    @Column(nullable = false, length = 20_000)
    private String ground = "";

    @Column(nullable = false, length = 10)
    private String unit = "";

    @Column(nullable = false)
    private long amount;

    @Column(nullable = false, length = 20)
    private String state = "";

    @Column(nullable = false)
    private Instant created = Instant.EPOCH;

    @Column(nullable = false)
    private Instant changed = Instant.EPOCH;

    /** For Hibernate. */
    StoredReward() {}

    StoredReward(Reward reward) {
        this.id = reward.id();
        this.homeId = reward.homeId();
        this.ground = text(reward.ground());
        this.unit = reward.unit().label();
        this.amount = reward.amount();
        this.state = reward.state().name();
        this.created = reward.created();
        this.changed = reward.changed();
    }

    Reward reward() {
        return new Reward(id, homeId, ground(ground), Unit.named(unit), amount, RewardState.valueOf(state), created,
                changed);
    }

    static String text(Ground ground) {
        try {
            return JSON.writeValueAsString(ground);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Ground ground(String text) {
        try {
            return JSON.readValue(text, Ground.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the ground of a reward is not what this version writes", e);
        }
    }
}
