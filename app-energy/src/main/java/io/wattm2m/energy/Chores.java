// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.energy.community.Challenges;
import io.wattm2m.energy.community.Standings;
import io.wattm2m.energy.incentive.Application;
import io.wattm2m.energy.incentive.Programmes;
import io.wattm2m.energy.people.Journal;
import io.wattm2m.energy.schedule.Timer;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be done for homes also where nobody asks: what programmes have decided is given, challenges that are over
 * are settled, and ranks are told. Each may be done any number of times. Thread-safe.
 */
final class Chores {
    private static final Logger LOG = LoggerFactory.getLogger(Chores.class);
    private static final String ID = "chores";
    private static final Duration EVERY = Duration.ofMinutes(10);
    private final Challenges challenges;
    private final Programmes programmes;
    private final Standings standings;
    private final Timer timer;
    private final Journal journal;
    private final InstantSource clock;
    private final Map<String, String> failures = new ConcurrentHashMap<>();

    Chores(Challenges challenges, Programmes programmes, Standings standings, Timer timer, Journal journal,
            InstantSource clock) {
        this.challenges = challenges;
        this.programmes = programmes;
        this.standings = standings;
        this.timer = timer;
        this.journal = journal;
        this.clock = clock;
    }

    /** Whether it is time for them that an alarm tells. */
    static boolean are(String alarmId) {
        return alarmId.equals(ID);
    }

    /** Begins with them; of several nodes at one database one does them each time. */
    void start() {
        if (!timer.isSet(ID)) {
            timer.set(ID, clock.instant());
        }
    }

    /** Does them, and sets when they come next. */
    void due() {
        try {
            attempt("challenges", challenges::settle);
            attempt("ranks", standings::tell);
            attempt("programmes", () -> programmes.decide().forEach(this::note));
        } finally {
            timer.set(ID, clock.instant().plus(EVERY));
        }
    }

    /** Neither of which home nor for which programme: both could tell who it is. */
    private void note(Application decided) {
        journal.note("nobody", "the programme's decision on the application " + decided.id() + " was taken: "
                + decided.state().label());
    }

    /** What fails for long is told once. */
    private void attempt(String name, Chore chore) {
        try {
            chore.run();
            failures.remove(name);
        } catch (IOException | IllegalStateException e) {
            String reason = String.valueOf(e.getMessage());
            if (!reason.equals(failures.put(name, reason))) {
                LOG.warn("the {} cannot be looked after now: {}", name, reason);
            }
        }
    }

    /** Something that is done again and again. */
    @FunctionalInterface
    private interface Chore {
        void run() throws IOException;
    }
}
