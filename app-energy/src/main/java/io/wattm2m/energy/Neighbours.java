// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.energy.api.Household;
import io.wattm2m.energy.api.Neighbourhood;
import io.wattm2m.energy.api.Outlook;
import io.wattm2m.energy.community.Badge;
import io.wattm2m.energy.community.Challenges;
import io.wattm2m.energy.community.Community;
import io.wattm2m.energy.community.Consumption;
import io.wattm2m.energy.community.Leaderboard;
import io.wattm2m.energy.community.Leaderboard.Rank;
import io.wattm2m.energy.community.SavedEnergy;
import io.wattm2m.energy.community.Standings;
import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.home.Membership;
import io.wattm2m.energy.incentive.ClaimedMonths;
import io.wattm2m.energy.incentive.Evidence;
import io.wattm2m.energy.incentive.FolderOffice;
import io.wattm2m.energy.incentive.Programmes;
import io.wattm2m.energy.incentive.Reward;
import io.wattm2m.energy.incentive.Rewards;
import io.wattm2m.energy.incentive.RuleBook;
import io.wattm2m.energy.insight.Climate;
import io.wattm2m.energy.insight.ComparableDays;
import io.wattm2m.energy.insight.Memory;
import io.wattm2m.energy.insight.Results;
import io.wattm2m.energy.mail.MailSettings;
import io.wattm2m.energy.mail.Mailer;
import io.wattm2m.energy.report.Courier;
import io.wattm2m.energy.report.EnergyReport.Correlation;
import io.wattm2m.energy.report.Form;
import io.wattm2m.energy.report.KeptReport;
import io.wattm2m.energy.report.MailPermission;
import io.wattm2m.energy.report.ReportArchive;
import io.wattm2m.energy.report.ReportMails;
import io.wattm2m.energy.report.ReportPlans;
import io.wattm2m.energy.report.Reporter;
import io.wattm2m.energy.report.Reports;
import io.wattm2m.energy.report.Subject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What homes are rewarded for, told of, and do together, joined with the household. Immutable. */
final class Neighbours {
    private static final Logger LOG = LoggerFactory.getLogger(Neighbours.class);
    private final Custody custody;
    private final Results results;
    private final Path data;
    private final MailSettings mail;
    private final Duration lateData;

    /**
     * The parts of what neighbours do.
     *
     * @param custody where it is kept
     * @param results tells other applications of it
     * @param data the folder of the application's files
     * @param mail how reports are sent
     * @param lateData how late readings may come
     */
    Neighbours(Custody custody, Results results, Path data, MailSettings mail, Duration lateData) {
        this.custody = custody;
        this.results = results;
        this.data = data;
        this.mail = mail;
        this.lateData = lateData;
    }

    /** What the interface shows of it. */
    Neighbourhood neighbourhood(Household household, Homes homes, Outlook outlook, MailPermission permission) {
        Memory memory = custody.memory();
        Clock clock = household.clock().withZone(household.zone());
        Climate climate = outlook.climate();
        Rewards rewards = new Rewards(new RuleBook(memory), new ClaimedMonths(memory),
                custody.database().ledger(), clock, this::publish);
        Programmes programmes =
                new Programmes(memory, new FolderOffice(data.resolve("programmes"), custody.applications()), rewards,
                        clock);
        Reports reports = new Reports(
                new Reporter(household.insight(), household.devices(), (deviceIds, from, to) -> climate
                        .correlations(household.devices().seenBy(deviceIds::contains).all(), from, to.plusDays(1))
                        .stream().map(Neighbours::correlation).toList(),
                        new Advisory(household, outlook.recommendations()), household.zone()),
                new ReportArchive(memory, custody.reports()), clock, this::publish);
        ReportPlans plans = new ReportPlans(memory, reports,
                homeId -> Neighbourhood.subject(household, homes, homeId), new ReportMails(memory,
                        reports.archive(), new ReportMails.Post(courier(), permission), clock),
                clock);
        Community community = new Community(memory, consumption(household, homes), clock, lateData);
        Challenges challenges = new Challenges(memory, community, clock, new Rewarding(rewards, this::publish));
        Neighbourhood neighbourhood =
                new Neighbourhood(rewards, programmes, reports, plans, community, challenges,
                        new Standings(community, clock, this::publish));
        homes.observe(new Forgetting(neighbourhood));
        return neighbourhood;
    }

    private static Consumption consumption(Household household, Homes homes) {
        return new Measured(household, homes, new ComparableDays(household.rollups(), household.zone()));
    }

    /** What homes consume, by their meters. */
    private record Measured(Household household, Homes homes, ComparableDays days) implements Consumption {
        @Override
        public List<NavigableMap<LocalDate, BigDecimal>> daysKwh(String homeId, LocalDate from, LocalDate to) {
            return Neighbourhood.subject(household, homes, homeId).map(Subject::devices)
                    .map(devices -> household.devices().seenBy(devices::containsKey).all()).stream()
                    .flatMap(devices -> days.consumedWh(devices, from, to).stream()).map(Neighbours::kwh).toList();
        }

        @Override
        public Set<String> people(String homeId) {
            return homes.find(homeId).stream().flatMap(home -> home.members().stream()).map(Membership::personId)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    private static NavigableMap<LocalDate, BigDecimal> kwh(NavigableMap<LocalDate, Double> energyWh) {
        NavigableMap<LocalDate, BigDecimal> days = new TreeMap<>();
        energyWh.forEach((day, wh) -> days.put(day,
                BigDecimal.valueOf(wh).setScale(3, RoundingMode.HALF_UP).movePointLeft(3)));
        return days;
    }

    private void publish(String homeId, Badge badge) {
        publish(homeId, "badge", badge.challengeId(), Map.of("challenge", badge.name(), "kind", badge.kind().label(),
                "savedPercent", badge.percent().toPlainString(), "since", badge.since().toString()));
    }

    private void publish(Leaderboard board, Rank rank) {
        publish(rank.homeId(), "rank", "m" + board.month().toString().replace("-", ""),
                Map.of("month", board.month().toString(), "place", rank.place(), "of", board.ranks().size(),
                        "savedPerResidentKwh", rank.perResidentKwh(), "days", rank.days()));
    }

    private static Correlation correlation(Climate.Correlated found) {
        return new Correlation(found.source().channel().label(), found.correlation().n(),
                found.correlation().spearman().value(), found.correlation().spearman().low(),
                found.correlation().spearman().high());
    }

    private Courier courier() {
        if (mail.host().isEmpty()) {
            return Courier.NONE;
        }
        Mailer mailer = new Mailer(mail);
        return letter -> mailer.deliver(letter.to(), letter.subject(), letter.text(),
                new Mailer.Attachment(letter.fileName(), "application/pdf", letter.pdf()));
    }

    private void publish(KeptReport report) {
        publish(report.homeId(), "report", report.id(),
                Map.of("id", report.id(), "from", report.from().toString(), "to", report.to().toString(), "takenKwh",
                        report.takenKwh().toPlainString(), "cost", report.cost().toPlainString(), "currency",
                        report.currency(), "co2Kg", report.co2Kg().toPlainString(), "sha256",
                        String.valueOf(report.hashes().get(Form.PDF)), "created", report.created().toString()));
    }

    private void publish(Reward reward) {
        publish(reward.homeId(), "reward", reward.id() + "-" + reward.state().label(),
                Map.of("id", reward.id(), "kind", reward.ground().kind().label(), "formula",
                        reward.ground().formula(), "parts",
                        reward.ground().parts().stream().map(part -> Map.of("name", part.name(), "value",
                                part.value().toPlainString(), "unit", part.unit())).toList(),
                        "unit", reward.unit().label(), "amount", reward.amount(), "state", reward.state().label(),
                        "time", reward.changed().toString()));
    }

    /** What was done holds also where the CSE does not want to hear of it. */
    private void publish(String homeId, String container, String name, Map<String, Object> document) {
        try {
            results.publish(homeId, container, name, document);
        } catch (RequestFailure e) {
            LOG.warn("the {} {} cannot be published: {}", container, name, e.text());
        }
    }

    /** Rewards who has met a challenge, and tells of it. */
    private record Rewarding(Rewards rewards, BiConsumer<String, Badge> told) implements Challenges.Jury {
        @Override
        public void met(String homeId, Badge badge) {
            told.accept(homeId, badge);
        }

        @Override
        public void reward(String homeId, Badge badge, SavedEnergy saved) {
            rewards.claim(homeId, "challenge " + badge.challengeId(),
                    new Evidence(saved.savedKwh(), saved.lowKwh(), saved.highKwh()));
        }
    }

    /** Forgets homes that are gone. */
    private record Forgetting(Neighbourhood neighbourhood) implements Homes.Observer {
        @Override
        public void changed(Home home) {
            // nothing here depends on what a home is like
        }

        @Override
        public void removed(Home home) {
            neighbourhood.forget(home.id());
        }
    }
}
