// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.report;

import io.wattm2m.energy.insight.Documents;
import io.wattm2m.energy.insight.Memory;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the reports that are planned, and has them mailed. Thread-safe. */
public final class ReportPlans {
    private static final Logger LOG = LoggerFactory.getLogger(ReportPlans.class);
    private static final String PREFIX = "report-";
    private static final int MOST = 10_000;
    private final Documents<ReportPlan> plans;
    private final Reports reports;
    private final Function<String, Optional<Subject>> homes;
    private final ReportMails mails;
    private final Clock clock;
    private Alarm alarm = Alarm.NONE;

    /**
     * The plans that are kept.
     *
     * @param memory keeps them
     * @param reports makes reports
     * @param homes knows homes by their ids
     * @param mails sends them
     * @param clock the present, in the zone whose months
     */
    public ReportPlans(Memory memory, Reports reports, Function<String, Optional<Subject>> homes, ReportMails mails,
            Clock clock) {
        this.plans = ReportPlan.in(memory);
        this.reports = reports;
        this.homes = homes;
        this.mails = mails;
        this.clock = clock;
    }

    /** Sets an alarm for each plan, also for those to come. */
    public synchronized void start(Alarm wanted) {
        alarm = wanted;
        // what was missed while nothing ran is set yet, and comes now
        plans.last("", MOST).stream().filter(plan -> !alarm.isSet(PREFIX + plan.homeId())).forEach(this::set);
        mails.start(wanted);
    }

    /** What became of the mails. */
    public ReportMails mails() {
        return mails;
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

    /** Forgets the plan of a home and its mails, with their alarms, which name the home. */
    public synchronized void forget(String homeId) {
        plans.forget(homeId);
        alarm.cancel(PREFIX + homeId);
        mails.forget(homeId);
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
            mails.take(made);
        }
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
            public void cancel(String alarmId) {}

            @Override
            public boolean isSet(String alarmId) {
                return false;
            }
        };

        /** Sets when one comes, in the place of what was set before. */
        void set(String alarmId, Instant at);

        /** Forgets one. */
        void cancel(String alarmId);

        /** Whether one is set. */
        boolean isSet(String alarmId);
    }
}
