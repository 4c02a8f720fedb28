// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Rewards and programmes over HTTP. It is noon on 2026-01-05. */
class IncentiveRoutesTest {
    @AutoClose
    private final RunningServer server = RunningServer.withGuests();

    @Test
    void aRuleIsChangedAndOneThatIsNoneIsRefused() {
        assertThat(server.send("PUT", "/api/incentives/rules/cash",
                "{\"name\":\"Cash\",\"unit\":\"krw\",\"perKwh\":50,\"most\":20000}").statusCode()).isEqualTo(200);

        assertThat(server.json("/api/incentives/rules")).hasSize(3);
        assertThat(server.send("PUT", "/api/incentives/rules/cash", "{\"unit\":\"eur\",\"perKwh\":50}").body())
                .contains("is not points or krw");
        assertThat(server.send("PUT", "/api/incentives/rules/cash", "{\"kind\":\"government_support\"}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void withoutMeasuredSavingsNothingIsGiven() {
        server.devices.add("kettle");

        assertThat(RunningServer.json(server.send("POST", "/api/incentives/claims", "{\"month\":\"2025-12\"}"))
                .path("rewards")).isEmpty();
        assertThat(server.send("POST", "/api/incentives/claims", "{\"month\":\"2026-01\"}").statusCode())
                .isEqualTo(409);
        assertThat(server.json("/api/incentives/rewards")).isEmpty();
        assertThat(server.json("/api/incentives/transactions")).isEmpty();
        assertThat(server.json("/api/incentives/balances")).isEmpty();
        assertThat(server.send("POST", "/api/incentives/rewards/none/approve", "").statusCode()).isEqualTo(404);
        assertThat(server.get("/api/incentives/rewards?homeId=other").statusCode()).isEqualTo(404);
    }

    /** It is the second day of the month. */
    @Test
    void aMonthIsClaimedWhenNothingOfItCanComeLateAnyMore() {
        Clock early = Clock.fixed(Instant.parse("2026-01-02T23:59:59Z"), ZoneOffset.UTC);
        try (RunningServer other = new RunningServer(FrontDoorFixture.of(early), early)) {
            assertThat(other.send("POST", "/api/incentives/claims", "{}").body())
                    .contains("can be claimed from 2026-01-03T00:00:00Z on");
            assertThat(other.get("/api/incentives/credits").statusCode()).isEqualTo(200);
            assertThat(other.send("POST", "/api/incentives/claims", "{\"month\":\"2025-11\"}").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void whereNothingIsOfferedNothingCanBeAppliedFor() {
        assertThat(server.json("/api/programmes")).isEmpty();
        assertThat(server.json("/api/programmes/applications")).isEmpty();
        assertThat(server.send("POST", "/api/programmes/led/applications", "{}").statusCode()).isEqualTo(404);
    }
}
