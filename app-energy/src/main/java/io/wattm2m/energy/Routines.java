// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.energy.alert.AlertBook;
import io.wattm2m.energy.alert.Alerts;
import io.wattm2m.energy.alert.FirstRules;
import io.wattm2m.energy.alert.Messenger;
import io.wattm2m.energy.api.Facilities;
import io.wattm2m.energy.api.Household;
import io.wattm2m.energy.api.Neighbourhood;
import io.wattm2m.energy.api.Outlook;
import io.wattm2m.energy.api.Routine;
import io.wattm2m.energy.live.Switch;
import io.wattm2m.energy.people.Journal;
import io.wattm2m.energy.report.ReportMails;
import io.wattm2m.energy.report.ReportPlans;
import io.wattm2m.energy.schedule.KeptSchedules;
import io.wattm2m.energy.schedule.QuartzTimer;
import io.wattm2m.energy.schedule.Schedules;
import io.wattm2m.energy.schedule.Timer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Schedules and alerts, joined with the household. Thread-safe. */
final class Routines implements AutoCloseable {
    private final ExecutorService behind =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("alerts").factory());
    /** A mail server may be slow, and switching does not wait for it. */
    private final ExecutorService posting =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("report-mails").factory());
    private final QuartzTimer timer;
    private final InstantSource clock;
    private final Schedules schedules;
    private final Alerts alerts;
    private volatile boolean isClosing;

    Routines(ApplicationSettings settings, Custody custody, Household household, Switch plugs,
            Messenger messages) {
        this.timer = custody.database().timer();
        this.clock = household.clock();
        HouseholdPlugs switched = new HouseholdPlugs(household.devices(), household.insight().control(), plugs,
                household.clock());
        this.schedules = new Schedules(new KeptSchedules(custody.memory()),
                settings.schedule().occurrences(household.zone()), timer, switched, household.clock());
        this.alerts = new Alerts(new AlertBook(custody.memory()), FirstRules.of(settings.alerts().nominalVoltage()),
                messages, behind, new Alerts.Present(household.clock(), household.zone()));
        household.devices().observe(switched);
        household.devices().observe(alerts);
    }

    /** What is watched. */
    Alerts alerts() {
        return alerts;
    }

    /** What is switched when. */
    Schedules schedules() {
        return schedules;
    }

    /** What the interface shows of it, of what neighbours do, of what is around, and of what is ahead. */
    Routine routine(Neighbourhood neighbourhood, Facilities facilities, Outlook outlook) {
        return new Routine(schedules, alerts, neighbourhood, facilities, outlook);
    }

    /** Begins to switch, to make the reports that are planned, to look after what homes are due, and to forget. */
    void start(Neighbourhood neighbourhood, Journal journal, Thinning thinning) {
        schedules.resume();
        ReportPlans plans = neighbourhood.plans();
        plans.start(new Alarms(timer));
        Chores chores = new Chores(neighbourhood.challenges(), neighbourhood.programmes(),
                neighbourhood.standings(), timer, journal, clock);
        chores.start();
        thinning.start(timer);
        timer.start((id, planned) -> {
            if (ReportPlans.isPlan(id)) {
                plans.due(id, planned);
            } else if (ReportMails.isMail(id)) {
                posting.execute(() -> post(plans, id));
            } else if (Chores.are(id)) {
                chores.due();
            } else if (Thinning.is(id)) {
                thinning.due(timer);
            } else {
                schedules.due(id, planned);
            }
        });
    }

    /** What is being told is told first. */
    @Override
    public void close() {
        timer.close();
        isClosing = true;
        posting.close();
        behind.close();
    }

    /** What is left out at the end is made up for after the start. */
    private void post(ReportPlans plans, String alarmId) {
        if (!isClosing) {
            plans.mails().due(alarmId);
        }
    }

    /** The alarms of plans, beside the times of schedules, whose ids are none of theirs. */
    private record Alarms(Timer timer) implements ReportPlans.Alarm {
        @Override
        public void set(String alarmId, Instant at) {
            timer.set(alarmId, at);
        }

        @Override
        public void cancel(String alarmId) {
            timer.cancel(alarmId);
        }

        @Override
        public boolean isSet(String alarmId) {
            return timer.isSet(alarmId);
        }
    }
}
