// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.energy.api.Household;
import io.wattm2m.energy.api.Neighbourhood;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.incentive.FolderOffice;
import io.wattm2m.energy.incentive.Programmes;
import io.wattm2m.energy.incentive.Reward;
import io.wattm2m.energy.incentive.Rewards;
import io.wattm2m.energy.incentive.RuleBook;
import io.wattm2m.energy.insight.Results;
import io.wattm2m.energy.mail.MailSettings;
import io.wattm2m.energy.mail.Mailer;
import io.wattm2m.energy.report.Courier;
import io.wattm2m.energy.report.Form;
import io.wattm2m.energy.report.KeptReport;
import io.wattm2m.energy.report.ReportArchive;
import io.wattm2m.energy.report.ReportPlans;
import io.wattm2m.energy.report.Reporter;
import io.wattm2m.energy.report.Reports;
import io.wattm2m.energy.store.EnergyDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What homes are rewarded for, told of, and do together, joined with the household. Immutable. */
final class Neighbours {
    private static final Logger LOG = LoggerFactory.getLogger(Neighbours.class);
    private final EnergyDatabase database;
    private final Results results;
    private final Path data;
    private final MailSettings mail;

    /**
     * The parts of what neighbours do.
     *
     * @param database where it is kept
     * @param results tells other applications of it
     * @param data the folder of the application's files
     * @param mail how reports are sent
     */
    Neighbours(EnergyDatabase database, Results results, Path data, MailSettings mail) {
        this.database = database;
        this.results = results;
        this.data = data;
        this.mail = mail;
    }

    /** What the interface shows of it. */
    Neighbourhood neighbourhood(Household household, Homes homes) {
        Clock clock = household.clock().withZone(household.zone());
        Rewards rewards = new Rewards(new RuleBook(database), database.ledger(), clock, this::publish);
        Programmes programmes =
                new Programmes(database, new FolderOffice(data.resolve("programmes")), rewards, clock);
        Reports reports = new Reports(
                new Reporter(household.insight(), (deviceIds, from, to) -> List.of(), household.zone()),
                new ReportArchive(database, data.resolve("reports")), clock, this::publish);
        ReportPlans plans = new ReportPlans(database, reports,
                homeId -> Neighbourhood.subject(household, homes, homeId), courier(), clock);
        return new Neighbourhood(rewards, programmes, reports, plans);
    }

    private Courier courier() {
        if (mail.host().isEmpty()) {
            return Courier.NONE;
        }
        Mailer mailer = new Mailer(mail);
        return letter -> mailer.send(letter.to(), letter.subject(), letter.text(),
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
}
