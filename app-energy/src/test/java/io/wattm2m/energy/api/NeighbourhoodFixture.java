// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.community.Challenges;
import io.wattm2m.energy.community.Community;
import io.wattm2m.energy.community.Standings;
import io.wattm2m.energy.incentive.ClaimedMonths;
import io.wattm2m.energy.incentive.FolderOffice;
import io.wattm2m.energy.incentive.Programmes;
import io.wattm2m.energy.incentive.Rewards;
import io.wattm2m.energy.incentive.RuleBook;
import io.wattm2m.energy.live.Devices;
import io.wattm2m.energy.privacy.FileSeal;
import io.wattm2m.energy.privacy.SealedFiles;
import io.wattm2m.energy.report.Courier;
import io.wattm2m.energy.report.ReportArchive;
import io.wattm2m.energy.report.ReportMails;
import io.wattm2m.energy.report.ReportPlans;
import io.wattm2m.energy.report.Reporter;
import io.wattm2m.energy.report.Reports;
import io.wattm2m.energy.testing.MapLedger;
import io.wattm2m.energy.testing.MapMemory;
import io.wattm2m.energy.testing.Verdicts;
import io.wattm2m.energy.testing.Village;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Neighbours who have done nothing yet, without a database. */
final class NeighbourhoodFixture {
    private NeighbourhoodFixture() {}

    static Neighbourhood of(Devices devices, Clock clock) {
        MapMemory memory = new MapMemory();
        Rewards rewards =
                new Rewards(new RuleBook(memory), new ClaimedMonths(memory), new MapLedger(), clock, reward -> {});
        Reports reports = new Reports(
                new Reporter(InsightFixture.of(devices, new Village()), devices, (ids, from, to) -> List.of(),
                        (homeId, ids) -> List.of(), ZoneOffset.UTC),
                new ReportArchive(memory, new SealedFiles(Path.of("target", "reports"), FileSeal.NONE)), clock,
                report -> {});
        Community community = new Community(memory, (homeId, from, to) -> List.of(), clock, Duration.ofDays(2));
        return new Neighbourhood(rewards,
                new Programmes(memory, new FolderOffice(Path.of("target", "no-programmes"),
                        new SealedFiles(Path.of("target", "no-applications"), FileSeal.NONE)), rewards, clock),
                reports,
                new ReportPlans(memory, reports, homeId -> Optional.empty(), mails(memory, reports, clock), clock),
                community,
                new Challenges(memory, community, clock, new Verdicts()),
                new Standings(community, clock, (board, rank) -> {}));
    }

    private static ReportMails mails(MapMemory memory, Reports reports, Clock clock) {
        return new ReportMails(memory, reports.archive(),
                new ReportMails.Post(Courier.NONE, (homeId, address) -> false), clock);
    }
}
