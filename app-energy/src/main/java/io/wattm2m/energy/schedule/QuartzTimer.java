// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.schedule;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.SimpleTrigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/**
 * A timer in the tables of Quartz: what is set survives a restart, and of several nodes at one database one is told.
 * Each schedule has one trigger for its next time, because days by the sun and by holidays are no cron expression.
 * Thread-safe.
 */
public final class QuartzTimer implements Timer, AutoCloseable {
    private static final String LISTENER = "listener";
    private final Scheduler scheduler;

    private QuartzTimer(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /**
     * Opens a timer that stands still until it is started.
     *
     * @param name of the timer; nodes that share one have the same name
     * @param database where its tables are
     * @param isPostgres whether that is PostgreSQL; else it is H2
     */
    public static QuartzTimer open(String name, ConnectionProvider database, boolean isPostgres) {
        DBConnectionManager.getInstance().addConnectionProvider(name, database);
        try {
            return new QuartzTimer(new StdSchedulerFactory(properties(name, isPostgres)).getScheduler());
        } catch (SchedulerException e) {
            throw new IllegalStateException("the timer of the schedules cannot be opened", e);
        }
    }

    /** Begins to tell what is due; what came while nobody listened is told at once. */
    public void start(Listener listener) {
        try {
            scheduler.getContext().put(LISTENER, listener);
            scheduler.start();
        } catch (SchedulerException e) {
            throw new IllegalStateException("the timer of the schedules does not start", e);
        }
    }

    /** What is late is told as soon as that can be, by when it was due: to Quartz it is no misfire. */
    @Override
    public void set(String scheduleId, Instant at) {
        JobDetail job = JobBuilder.newJob(Told.class).withIdentity(scheduleId).build();
        SimpleTrigger trigger = TriggerBuilder.newTrigger().withIdentity(scheduleId).forJob(job)
                .startAt(Date.from(at)).usingJobData("planned", Long.toString(at.toEpochMilli()))
                .withSchedule(SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionIgnoreMisfires())
                .build();
        try {
            scheduler.scheduleJob(job, Set.of(trigger), true);
        } catch (SchedulerException e) {
            throw new IllegalStateException("schedule " + scheduleId + " cannot be set", e);
        }
    }

    @Override
    public void cancel(String scheduleId) {
        try {
            scheduler.deleteJob(JobKey.jobKey(scheduleId));
        } catch (SchedulerException e) {
            throw new IllegalStateException("schedule " + scheduleId + " cannot be cancelled", e);
        }
    }

    @Override
    public boolean isSet(String scheduleId) {
        try {
            return scheduler.checkExists(TriggerKey.triggerKey(scheduleId));
        } catch (SchedulerException e) {
            throw new IllegalStateException("the timer of the schedules cannot be asked", e);
        }
    }

    /** Waits for what is being told. */
    @Override
    public void close() {
        try {
            scheduler.shutdown(true);
        } catch (SchedulerException e) {
            throw new IllegalStateException("the timer of the schedules does not stop", e);
        }
    }

    private static Properties properties(String name, boolean isPostgres) {
        String jobStore = "org.quartz.impl.jdbcjobstore.";
        Properties properties = new Properties();
        properties.putAll(Map.of("org.quartz.scheduler.instanceName", name, "org.quartz.scheduler.instanceId", "AUTO",
                "org.quartz.scheduler.skipUpdateCheck", "true", "org.quartz.threadPool.threadCount", "1",
                "org.quartz.jobStore.class", jobStore + "JobStoreTX", "org.quartz.jobStore.driverDelegateClass",
                jobStore + (isPostgres ? "PostgreSQLDelegate" : "StdJDBCDelegate"), "org.quartz.jobStore.dataSource",
                name, "org.quartz.jobStore.useProperties", "true", "org.quartz.jobStore.isClustered",
                Boolean.toString(isPostgres), "org.quartz.jobStore.misfireThreshold", "1000"));
        properties.put("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        return properties;
    }

    /** Passes on to the listener. */
    public static final class Told implements Job {
        @Override
        public void execute(JobExecutionContext context) throws JobExecutionException {
            try {
                Listener listener = (Listener) requireNonNull(context.getScheduler().getContext().get(LISTENER));
                long planned = Long.parseLong(context.getTrigger().getJobDataMap().getString("planned"));
                listener.due(context.getTrigger().getKey().getName(), Instant.ofEpochMilli(planned));
            } catch (SchedulerException e) {
                throw new JobExecutionException(e);
            }
        }
    }
}
