// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.wattm2m.energy.control.ControlMode;
import io.wattm2m.energy.control.ControlState;
import io.wattm2m.energy.control.Decision;
import io.wattm2m.energy.control.Evidence.Required;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What automatic control remembers, and what people have set of it. Thread-safe. */
public final class ControlDesk {
    /** How long a plug may take to do what it was asked. */
    private static final Duration ANSWERED = Duration.ofMinutes(5);
    private final Memory memory;
    private final ControlTerms terms;
    private final Absences absences;
    private final Shadows shadows;
    private final ControlRuns runs;
    private final Documents<Settings> settings;
    private final Documents<Remembered> remembered;
    private final Documents<Decided> decided;
    private final Documents<Hold> byHand;
    private final Documents<Hold> bySchedule;
    private final Documents<Hold> fromElsewhere;
    private final Documents<Asked> asked;
    private final Documents<Since> since;

    /**
     * A desk with what is kept.
     *
     * @param memory where it is kept
     * @param terms what control keeps to
     */
    public ControlDesk(Memory memory, ControlTerms terms) {
        this.memory = memory;
        this.terms = terms;
        this.absences = new Absences(memory, terms.returnLead());
        this.shadows = new Shadows(memory);
        this.runs = new ControlRuns(memory);
        this.settings = new Documents<>(memory, "control", Settings.class);
        this.remembered = new Documents<>(memory, "control-state", Remembered.class);
        this.decided = new Documents<>(memory, "decision", Decided.class);
        this.byHand = new Documents<>(memory, "held-by-hand", Hold.class);
        this.bySchedule = new Documents<>(memory, "held-by-schedule", Hold.class);
        this.fromElsewhere = new Documents<>(memory, "held-from-elsewhere", Hold.class);
        this.asked = new Documents<>(memory, "asked-by-rule", Asked.class);
        this.since = new Documents<>(memory, "control-since", Since.class);
    }

    /** What is set of a plug; off where nothing is. */
    public Settings settings(String deviceId) {
        return settings.find(deviceId).orElse(new Settings(Mode.OFF, false, ControlMode.GUARDED));
    }

    /** How much a rule has to be tried before it may switch. */
    public Required required() {
        return terms.required();
    }

    /** How long rules have decided as shadows. */
    public Shadows shadows() {
        return shadows;
    }

    /** For how long control has been on. */
    ControlRuns runs() {
        return runs;
    }

    /** Sets it; whoever changes the mode or the rule begins anew, and a suspension ends. */
    void set(String deviceId, Settings wanted, LocalDate today) {
        Settings before = settings(deviceId);
        if (wanted.differs(before)) {
            since.keep(deviceId, new Since(today));
            remembered(deviceId).ifPresent(known -> remember(deviceId, new Remembered(false,
                    ControlState.on(known.state().switchedAt()), "")));
        }
        settings.keep(deviceId, wanted);
    }

    /** Since which day the mode of a plug is what it is; empty where nobody has set one. */
    Optional<LocalDate> since(String deviceId) {
        return since.find(deviceId).map(Since::day);
    }

    /** When nobody is at home. */
    public Absences absences() {
        return absences;
    }

    /** Remembers that a person has switched a plug. */
    public void switchedByHand(String deviceId, Instant at) {
        byHand.keep(deviceId, new Hold(at.plus(terms.manualHold())));
    }

    /** Until when a person's switching holds; empty where none does now. */
    public Optional<Instant> heldByHand(String deviceId, Instant now) {
        return byHand.find(deviceId).map(Hold::until).filter(now::isBefore);
    }

    /**
     * Remembers that a plug has switched which neither a schedule nor automatic control has asked: it holds for control
     * as a person's switching does, but not for schedules, because it may be no more than a plug that starts again.
     */
    public void switchedElsewhere(String deviceId, Instant at) {
        fromElsewhere.keep(deviceId, new Hold(at.plus(terms.manualHold())));
    }

    /** Until when automatic control leaves a plug to whoever has switched it; empty where it need not now. */
    Optional<Instant> heldFromControl(String deviceId, Instant now) {
        Optional<Instant> elsewhere = fromElsewhere.find(deviceId).map(Hold::until).filter(now::isBefore);
        return Stream.concat(heldByHand(deviceId, now).stream(), elsewhere.stream()).max(Comparator.naturalOrder());
    }

    /** Remembers that a schedule or automatic control asks a plug for a state: on, off or toggle. */
    void ask(String deviceId, String power, Instant at) {
        asked.keep(deviceId, new Asked(power, at));
    }

    /** Whether a plug that is in this state now may be so because a schedule or automatic control has asked for it. */
    public boolean isAsked(String deviceId, boolean on, Instant now) {
        return asked.find(deviceId).filter(known -> !known.power.equals(on ? "off" : "on"))
                .filter(known -> now.isBefore(known.at.plus(ANSWERED))).isPresent();
    }

    /** Remembers that a schedule has switched a plug, which automatic control leaves alone until then. */
    public void holdBySchedule(String deviceId, Instant until) {
        bySchedule.keep(deviceId, new Hold(until));
    }

    /** Whether a schedule keeps automatic control from a plug. */
    boolean isHeldBySchedule(String deviceId, Instant now) {
        return bySchedule.find(deviceId).filter(hold -> now.isBefore(hold.until())).isPresent();
    }

    /** The last decisions of these plugs, the newest first. */
    public List<Decided> decisions(List<String> deviceIds, int limit) {
        Stream<Decided> all = deviceIds.stream().flatMap(id -> decided.last(id + "/", limit).stream());
        return all.sorted(Comparator.comparing((Decided entry) -> entry.decision().inputs().at()).reversed())
                .limit(limit).toList();
    }

    /** Whether control has stopped of itself, because people have switched on what it had cut. */
    public boolean isSuspended(String deviceId) {
        return remembered(deviceId).filter(known -> known.state().manual().suspended()).isPresent();
    }

    /** What is remembered of a plug between decisions. */
    Optional<Remembered> remembered(String deviceId) {
        return remembered.find(deviceId);
    }

    void remember(String deviceId, Remembered now) {
        remembered.keep(deviceId, now);
    }

    void log(Decided entry) {
        decided.keep(name(entry.deviceId(), entry.decision().inputs().at()), entry);
    }

    void forgetDecisionsBefore(String deviceId, LocalDateTime time) {
        memory.forget("decision", deviceId + "/", name(deviceId, time));
    }

    private static String name(String deviceId, LocalDateTime at) {
        return deviceId + "/" + at;
    }

    /** How far control goes. */
    public enum Mode {
        /** It does nothing. */
        OFF,
        /** It decides and says so, and switches nothing. */
        SHADOW,
        /** It switches. */
        ON
    }

    /**
     * What is set of a plug. Immutable.
     *
     * @param mode how far control goes
     * @param isProtected whether it is never switched by control
     * @param rule by which control decides
     */
    public record Settings(Mode mode, boolean isProtected, ControlMode rule) {
        public Settings {
            requireNonNull(mode, "mode is null");
            // what was kept before there was a choice
            rule = requireNonNullElse(rule, ControlMode.GUARDED);
        }

        /** Whether this is another control than before. */
        boolean differs(Settings before) {
            return mode != before.mode || rule != before.rule;
        }

        /** The same with another mode. */
        public Settings with(Mode other) {
            return new Settings(other, isProtected, rule);
        }
    }

    /**
     * What is remembered between decisions. Immutable.
     *
     * @param cut whether it was control that has switched the outlet off
     * @param state what the controller remembers
     * @param reason the last that was logged
     */
    record Remembered(boolean cut, ControlState state, String reason) {}

    /**
     * A decision in the log, with all that it takes to make it again. Immutable.
     *
     * @param deviceId the plug
     * @param mode whether it was acted upon
     * @param outcome what became of it
     * @param explanation in a sentence
     * @param decision what it was made from, and why
     */
    public record Decided(String deviceId, Mode mode, String outcome, String explanation, Decision decision) {}

    /**
     * Since when a mode is in force.
     *
     * @param day the day on which it was set
     */
    record Since(LocalDate day) {}

    /**
     * How long a switching holds.
     *
     * @param until when it ends
     */
    record Hold(Instant until) {}

    /**
     * What was asked of a plug last, by no person.
     *
     * @param power on, off or toggle
     * @param at when
     */
    record Asked(String power, Instant at) {}
}
