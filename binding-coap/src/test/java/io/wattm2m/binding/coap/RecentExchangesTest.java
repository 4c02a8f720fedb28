// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.network.Exchange.Origin;
import org.eclipse.californium.core.network.KeyMID;
import org.junit.jupiter.api.Test;

/** What is remembered for duplicates, and for how long. */
class RecentExchangesTest {
    private final RecentExchanges recent = new RecentExchanges(3, Duration.ofHours(1));

    @Test
    void theSameMessageIsFound() {
        Exchange first = exchange(Origin.REMOTE);

        assertThat(recent.findPrevious(key(1), first)).isNull();
        assertThat(recent.findPrevious(key(1), exchange(Origin.REMOTE))).isSameAs(first);
        assertThat(recent.find(key(1))).isSameAs(first);
    }

    @Test
    void theOldestIsForgottenWhereThereAreTooMany() {
        for (int message = 1; message <= 4; message++) {
            recent.findPrevious(key(message), exchange(Origin.REMOTE));
        }

        assertThat(recent.size()).isEqualTo(3);
        assertThat(recent.find(key(1))).isNull();
        assertThat(recent.find(key(4))).isNotNull();
    }

    @Test
    void whatIsOverIsForgotten() {
        RecentExchanges brief = new RecentExchanges(100, Duration.ofMillis(1));
        Exchange old = exchange(Origin.REMOTE);
        brief.findPrevious(key(1), old);

        await().until(() -> brief.findPrevious(key(1), exchange(Origin.REMOTE)) == null);

        assertThat(brief.size()).isEqualTo(1);
    }

    @Test
    void anIdentifierThatBothSidesUseIsNoDuplicate() {
        recent.findPrevious(key(1), exchange(Origin.LOCAL));

        assertThat(recent.findPrevious(key(1), exchange(Origin.REMOTE))).isNull();
    }

    @Test
    void onlyTheCurrentExchangeIsReplaced() {
        Exchange first = exchange(Origin.REMOTE);
        Exchange second = exchange(Origin.REMOTE);
        recent.findPrevious(key(1), first);

        assertThat(recent.replacePrevious(key(1), first, second)).isTrue();
        assertThat(recent.replacePrevious(key(1), first, exchange(Origin.REMOTE))).isFalse();
        assertThat(recent.find(key(1))).isSameAs(second);
    }

    private static KeyMID key(int message) {
        return new KeyMID(message, "peer");
    }

    private static Exchange exchange(Origin origin) {
        return new Exchange(new Request(Code.GET), "peer", origin, null);
    }
}
