// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.binding.mqtt.MqttMapping.Parameters;
import io.wattm2m.binding.mqtt.PendingRequests.Key;
import io.wattm2m.cse.primitive.RequestFailure;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PendingRequestsTest {
    private final PendingRequests pending = new PendingRequests(2);

    @Test
    void anAnswerReachesWhoWaitsForIt() {
        CompletableFuture<Parameters> one = pending.add(new Key("Ca", "r-1"));
        CompletableFuture<Parameters> other = pending.add(new Key("Cb", "r-1"));

        assertThat(pending.complete(new Key("Cb", "r-1"), Parameters.NONE)).isTrue();

        assertThat(other).isCompletedWithValue(Parameters.NONE);
        assertThat(one).isNotDone();
        assertThat(pending.complete(new Key("Cc", "r-1"), Parameters.NONE)).isFalse();
    }

    @Test
    void moreThanAllowedAreRefusedUntilOneIsGone() {
        pending.add(new Key("Ca", "r-1"));
        pending.add(new Key("Ca", "r-2"));

        assertThatThrownBy(() -> pending.add(new Key("Ca", "r-3"))).isInstanceOf(RequestFailure.class)
                .hasMessageContaining("mqtt.max-pending");

        pending.remove(new Key("Ca", "r-1"));
        pending.remove(new Key("Ca", "r-1"));
        pending.add(new Key("Ca", "r-3"));
        assertThat(pending.size()).isEqualTo(2);
        assertThatThrownBy(() -> pending.add(new Key("Ca", "r-4"))).isInstanceOf(RequestFailure.class);
    }

    @Test
    void theSameRequestTwiceIsRefusedAndTakesNoPlace() {
        pending.add(new Key("Ca", "r-1"));

        assertThatThrownBy(() -> pending.add(new Key("Ca", "r-1"))).hasMessageContaining("r-1");

        pending.add(new Key("Ca", "r-2"));
    }

    @Test
    void allFailAtOnce() {
        CompletableFuture<Parameters> one = pending.add(new Key("Ca", "r-1"));

        pending.fail(RequestFailure.badRequest("gone"));

        assertThat(one).isCompletedExceptionally();
    }
}
