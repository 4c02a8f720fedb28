// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.incentive;

import io.wattm2m.energy.incentive.Application.State;
import io.wattm2m.energy.incentive.ProgrammeOffice.Decision;
import io.wattm2m.energy.insight.Documents;
import io.wattm2m.energy.insight.Memory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;

/** Applications of homes for programmes, and what became of them. Thread-safe. */
public final class Programmes {
    private static final int MOST = 10_000;
    private static final int LONGEST_TEXT = 2000;
    private final Documents<Application> applications;
    private final ProgrammeOffice office;
    private final Rewards rewards;
    private final Clock clock;

    /**
     * Programmes of an office.
     *
     * @param memory keeps the applications
     * @param office decides on them
     * @param rewards gives what was decided
     * @param clock the present, in the zone whose days it is about
     */
    public Programmes(Memory memory, ProgrammeOffice office, Rewards rewards, Clock clock) {
        this.applications = new Documents<>(memory, "programme-application", Application.class);
        this.office = office;
        this.rewards = rewards;
        this.clock = clock;
    }

    /** What one can apply for, or could. */
    public List<Programme> all() throws IOException {
        return office.programmes();
    }

    /**
     * Applies; a home that has applied before gets what became of that.
     *
     * @throws NoSuchElementException where there is no such programme
     * @throws IllegalStateException where it is not open
     */
    public Application apply(String homeId, String programmeId, String text) throws IOException {
        Programme programme = office.programmes().stream().filter(each -> each.id().equals(programmeId)).findFirst()
                .orElseThrow(() -> new NoSuchElementException("there is no programme " + programmeId));
        String id = UUID.nameUUIDFromBytes((homeId + " " + programmeId).getBytes(StandardCharsets.UTF_8)).toString();
        Optional<Application> known = applications.find(id);
        if (known.isPresent()) {
            return known.get();
        }
        if (!programme.isOpen(LocalDate.now(clock))) {
            throw new IllegalStateException("one can apply for " + programmeId + " from " + programme.opens() + " to "
                    + programme.closes());
        }
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("text has at most " + LONGEST_TEXT + " characters");
        }
        Application made = new Application(id, homeId, programmeId, text, State.WAITING, "", clock.instant(),
                clock.instant());
        office.submit(made);
        applications.keep(id, made);
        return made;
    }

    /**
     * Asks the office what it has decided, and gives what follows from that; what was given once is not again.
     *
     * @return the applications that have come to another state by it
     */
    public List<Application> decide() throws IOException {
        List<Application> decided = new ArrayList<>();
        for (Decision decision : office.decisions()) {
            applications.find(decision.applicationId()).filter(application -> !application.state().isFinal())
                    .flatMap(application -> decide(application, decision)).ifPresent(decided::add);
        }
        return List.copyOf(decided);
    }

    /** The applications of these homes, the newest first. */
    public List<Application> of(List<String> homeIds) {
        return applications.last("", MOST).stream().filter(application -> homeIds.contains(application.homeId()))
                .sorted(Comparator.comparing(Application::made).reversed()).toList();
    }

    /** Forgets the applications of a home; IllegalStateException where the office cannot be told. */
    public void forget(String homeId) {
        for (Application application : applications.last("", MOST)) {
            if (application.homeId().equals(homeId)) {
                try {
                    office.withdraw(application.id());
                } catch (IOException e) {
                    throw new IllegalStateException("an application cannot be withdrawn: " + e.getMessage(), e);
                }
                applications.forget(application.id());
            }
        }
    }

    /** The reward comes first and is given once: what ends in between is done again. */
    private Optional<Application> decide(Application application, Decision decision) {
        if (decision.state() == State.APPROVED && decision.amount() > 0) {
            rewards.grant(application.homeId(), application.programmeId(), decision.unit(), decision.amount());
        }
        if (decision.state() == application.state()) {
            return Optional.empty();
        }
        Application decided = application.with(decision.state(), decision.note(), clock.instant());
        applications.keep(decided.id(), decided);
        return Optional.of(decided);
    }
}
