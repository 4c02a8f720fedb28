// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.report;

import io.wattm2m.energy.insight.Documents;
import io.wattm2m.energy.insight.Memory;
import io.wattm2m.energy.report.Courier.Letter;
import io.wattm2m.energy.report.ReportMail.State;
import io.wattm2m.energy.report.ReportPlans.Alarm;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails reports to those who have agreed: what fails is tried again later and later, also over a restart, and given up
 * after a day and a half. Thread-safe. What ends while a mail is handed over is sent once more.
 */
public final class ReportMails {
    private static final Logger LOG = LoggerFactory.getLogger(ReportMails.class);
    private static final String PREFIX = "mail-";
    private static final int MOST = 10_000;
    private static final Duration AFTER_A_FAULT = Duration.ofHours(1);
    private final Documents<ReportMail> mails;
    private final Documents<ReportPlan> plans;
    private final ReportArchive archive;
    private final Post post;
    private final InstantSource clock;
    private volatile Alarm alarm = Alarm.NONE;

    /**
     * The mails that are kept.
     *
     * @param memory keeps them, and the plans that say to whom they go
     * @param archive has the reports
     * @param post brings them
     * @param clock the present
     */
    public ReportMails(Memory memory, ReportArchive archive, Post post, InstantSource clock) {
        this.mails = new Documents<>(memory, "report-mail", ReportMail.class);
        this.plans = ReportPlan.in(memory);
        this.archive = archive;
        this.post = post;
        this.clock = clock;
    }

    /** Whether an alarm is one of a mail. */
    public static boolean isMail(String alarmId) {
        return alarmId.startsWith(PREFIX);
    }

    /** What became of the mail with a report, empty where there is none. */
    public Optional<ReportMail> of(KeptReport report) {
        return mails.find(ReportMail.name(report.homeId(), report.id()));
    }

    /** The time of a mail has come: tries to send it. Waits for the mail server. */
    public void due(String alarmId) {
        try {
            mails.find(alarmId.substring(PREFIX.length())).filter(mail -> mail.state() == State.WAITING)
                    .ifPresent(this::attempt);
        } catch (RuntimeException e) { // the root of a thread
            LOG.error("a mail with a report cannot be looked after now", e);
            alarm.set(alarmId, clock.instant().plus(AFTER_A_FAULT));
        }
    }

    /** Sets an alarm for each mail that waits, also for those to come. */
    void start(Alarm wanted) {
        alarm = wanted;
        mails.last("", MOST).stream().filter(mail -> !alarm.isSet(PREFIX + mail.name())).forEach(this::set);
    }

    /** Takes a report that is to be mailed. */
    void take(KeptReport report) {
        mails.last(report.homeId() + "/", MOST).stream()
                .filter(mail -> archive.find(mail.homeId(), mail.reportId()).isEmpty())
                .forEach(mail -> mails.forget(mail.name()));
        keep(ReportMail.of(report, clock.instant()));
    }

    /** Forgets the mails of a home, with their alarms. */
    void forget(String homeId) {
        mails.last(homeId + "/", MOST).forEach(mail -> {
            mails.forget(mail.name());
            alarm.cancel(PREFIX + mail.name());
        });
    }

    private void attempt(ReportMail mail) {
        Optional<String> address =
                plans.find(mail.homeId()).map(ReportPlan::mailTo).filter(mailTo -> !mailTo.isEmpty());
        Optional<KeptReport> report = archive.find(mail.homeId(), mail.reportId());
        if (address.isEmpty() || report.isEmpty()) {
            mails.forget(mail.name());
        } else if (!post.permission.allows(mail.homeId(), address.get())) {
            keep(mail.withheld(clock.instant()));
        } else {
            keep(send(mail, letter(address.get(), report.get())));
        }
    }

    private ReportMail send(ReportMail mail, Letter letter) {
        try {
            post.courier.send(letter);
            return mail.sent(clock.instant());
        } catch (IOException | IllegalStateException | NoSuchElementException e) {
            // servers like to repeat the address, which is not to stand here
            String reason = String.valueOf(e.getMessage()).replace(letter.to(), "…");
            ReportMail failed = mail.failed(clock.instant(), reason);
            if (failed.state() == State.FAILED) {
                LOG.warn("the mail with the report {} is given up after {} tries: {}", mail.reportId(),
                        failed.tries(), reason);
            }
            return failed;
        }
    }

    private Letter letter(String address, KeptReport report) {
        ReportTexts texts = new ReportTexts(report.language());
        YearMonth month = YearMonth.from(report.from());
        BigDecimal cost = report.cost();
        Map<String, String> figures = Map.of("month", texts.month(month), "kwh", texts.kwh(report.takenKwh()), "cost",
                texts.money(cost, report.currency(), Math.max(0, cost.scale())));
        return new Letter(address, texts.of("mail.subject", figures), texts.of("mail.text", figures) + "\n",
                "energy-" + month + ".pdf", () -> archive.file(report, Form.PDF));
    }

    private void keep(ReportMail mail) {
        mails.keep(mail.name(), mail);
        set(mail);
    }

    private void set(ReportMail mail) {
        if (mail.state() == State.WAITING) {
            alarm.set(PREFIX + mail.name(), mail.next());
        }
    }

    /**
     * What brings mails. Immutable.
     *
     * @param courier sends them
     * @param permission knows who may get them
     */
    public record Post(Courier courier, MailPermission permission) {}
}
