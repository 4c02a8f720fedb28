// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.report;

import io.wattm2m.energy.insight.Documents;
import io.wattm2m.energy.insight.Memory;
import io.wattm2m.energy.report.Courier.Letter;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the reports that are planned, and mails them. Thread-safe. */
public final class ReportPlans {
    private static final Logger LOG = LoggerFactory.getLogger(ReportPlans.class);
    private static final String PREFIX = "report-";
    private static final int MOST = 10_000;
    private final Documents<ReportPlan> plans;
    private final Reports reports;
    private final Function<String, Optional<Subject>> homes;
    private final Courier courier;
    private final Clock clock;
    private Alarm alarm = Alarm.NONE;

    /**
     * The plans that are kept.
     *
     * @param memory keeps them
     * @param reports makes reports
     * @param homes knows homes by their ids
     * @param courier sends them
     * @param clock the present, in the zone whose months
     */
    public ReportPlans(Memory memory, Reports reports, Function<String, Optional<Subject>> homes, Courier courier,
            Clock clock) {
        this.plans = new Documents<>(memory, "report-plan", ReportPlan.class);
        this.reports = reports;
        this.homes = homes;
        this.courier = courier;
        this.clock = clock;
    }

    /** Sets an alarm for each plan, also for those to come. */
    public synchronized void start(Alarm wanted) {
        alarm = wanted;
        // what was missed while nothing ran is set yet, and comes now
        plans.last("", MOST).stream().filter(plan -> !alarm.isSet(PREFIX + plan.homeId())).forEach(this::set);
    }

    /** Whether an alarm is one of a plan. */
    public static boolean isPlan(String alarmId) {
        return alarmId.startsWith(PREFIX);
    }

    /** The plan of a home, empty where it has none. */
    public Optional<ReportPlan> of(String homeId) {
        return plans.find(homeId);
    }

    /** Keeps a plan in the place of the home's former one. */
    public synchronized ReportPlan keep(ReportPlan plan) {
        plans.keep(plan.homeId(), plan);
        set(plan);
        return plan;
    }

    /** Forgets the plan of a home; an alarm that is set yet finds nothing to do. */
    public void forget(String homeId) {
        plans.forget(homeId);
    }

    /** The time of a plan has come: makes the report of the month before. */
    public synchronized void due(String alarmId, Instant planned) {
        of(alarmId.substring(PREFIX.length())).ifPresent(plan -> {
            try {
                homes.apply(plan.homeId())
                        .ifPresent(home -> make(plan, home, YearMonth.from(planned.atZone(clock.getZone()))));
            } catch (IllegalStateException e) {
                LOG.warn("the planned report of {} cannot be made: {}", plan.homeId(), e.getMessage());
            } finally {
                set(plan);
            }
        });
    }

    private void make(ReportPlan plan, Subject home, YearMonth present) {
        YearMonth month = present.minusMonths(1);
        KeptReport made = reports.make(home, month.atDay(1), month.atEndOfMonth(), plan.language());
        if (!plan.mailTo().isEmpty()) {
            courier.send(letter(plan, made, month));
        }
    }

    private Letter letter(ReportPlan plan, KeptReport made, YearMonth month) {
        ReportTexts texts = new ReportTexts(plan.language());
        BigDecimal cost = made.cost();
        Map<String, String> figures = Map.of("month", texts.month(month), "kwh", texts.kwh(made.takenKwh()), "cost",
                texts.money(cost, made.currency(), Math.max(0, cost.scale())));
        return new Letter(plan.mailTo(), texts.of("mail.subject", figures), texts.of("mail.text", figures) + "\n",
                "energy-" + month + ".pdf", () -> reports.archive().file(made, Form.PDF));
    }

    private void set(ReportPlan plan) {
        alarm.set(PREFIX + plan.homeId(), plan.next(clock.instant(), clock.getZone()));
    }

    /** Remembers over restarts when each plan comes next. */
    public interface Alarm {
        /** Remembers nothing. */
        Alarm NONE = new Alarm() {
            @Override
            public void set(String alarmId, Instant at) {}

            @Override
            public boolean isSet(String alarmId) {
                return false;
            }
        };

        /** Sets when one comes, in the place of what was set before. */
        void set(String alarmId, Instant at);

        /** Whether one is set. */
        boolean isSet(String alarmId);
    }
}
