// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.incentive.FolderOffice;
import io.wattm2m.energy.incentive.Programmes;
import io.wattm2m.energy.incentive.Rewards;
import io.wattm2m.energy.incentive.RuleBook;
import io.wattm2m.energy.testing.MapLedger;
import io.wattm2m.energy.testing.MapMemory;
import java.nio.file.Path;
import java.time.Clock;

/** Neighbours who have done nothing yet, without a database. */
final class NeighbourhoodFixture {
    private NeighbourhoodFixture() {}

    static Neighbourhood of(Clock clock) {
        MapMemory memory = new MapMemory();
        Rewards rewards = new Rewards(new RuleBook(memory), new MapLedger(), clock, reward -> {});
        return new Neighbourhood(new Homes(memory), rewards,
                new Programmes(memory, new FolderOffice(Path.of("target", "no-programmes")), rewards, clock));
    }
}
