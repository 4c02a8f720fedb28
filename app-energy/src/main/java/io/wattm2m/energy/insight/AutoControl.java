// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.energy.control.ControlInputs;
import io.wattm2m.energy.control.ControlInputs.Expectation;
import io.wattm2m.energy.control.ControlMode;
import io.wattm2m.energy.control.ControlPolicy;
import io.wattm2m.energy.control.ControlState;
import io.wattm2m.energy.control.Controller;
import io.wattm2m.energy.control.Decision;
import io.wattm2m.energy.control.Decision.Action;
import io.wattm2m.energy.control.HoldoutDays;
import io.wattm2m.energy.control.Reason;
import io.wattm2m.energy.insight.Absences.Presence;
import io.wattm2m.energy.insight.ControlDesk.Decided;
import io.wattm2m.energy.insight.ControlDesk.Mode;
import io.wattm2m.energy.insight.ControlDesk.Remembered;
import io.wattm2m.energy.insight.ControlDesk.Settings;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.live.PowerState;
import io.wattm2m.energy.live.Switch;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.state.OutletState;
import io.wattm2m.energy.state.StateModel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Guarded automatic control of plugs: off until somebody wants it. As a shadow it decides and switches nothing. It
 * never switches what is protected, nothing it has heard nothing of for five minutes, and nothing on that a person has
 * switched off. Thread-safe.
 */
public final class AutoControl {
    /** Appliances of these classes are protected without anybody saying so. */
    public static final Set<String> PROTECTED_CLASSES =
            Set.of("refrigerator", "freezer", "router", "medical", "nas", "server", "alarm");
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration SETTLING = Duration.ofMinutes(1);
    private static final Duration LOGGED = Duration.ofDays(90);
    private final ControlDesk desk;
    private final Outlets outlets;
    private final Histories histories;
    private final Switch plugs;
    private final Results results;

    public AutoControl(ControlDesk desk, Outlets outlets, Histories histories, Switch plugs, Results results) {
        this.desk = desk;
        this.outlets = outlets;
        this.histories = histories;
        this.plugs = plugs;
        this.results = results;
    }

    /** What is set and remembered. */
    public ControlDesk desk() {
        return desk;
    }

    /** What control has saved. */
    public Savings savings() {
        return new Savings(desk, outlets, histories);
    }

    /** Whether control never switches this plug. */
    public boolean isProtected(Device device) {
        return desk.settings(device.deviceId()).isProtected()
                || device.label("class").filter(PROTECTED_CLASSES::contains).isPresent();
    }

    /** Whether control was tried enough to be switched on. */
    public Trials trials() {
        return new Trials(desk, outlets);
    }

    /** Sets what is wanted of a plug; IllegalStateException where it cannot be controlled, and why. */
    public void set(Device device, Settings wanted, Instant now) {
        boolean protectedClass = device.label("class").filter(PROTECTED_CLASSES::contains).isPresent();
        if (wanted.mode() == Mode.ON && (wanted.isProtected() || protectedClass)) {
            throw new IllegalStateException(device.deviceId() + " is protected, it is never switched by control");
        }
        LocalDate today = local(now).toLocalDate();
        trials().require(device.deviceId(), wanted, today);
        Settings before = desk.settings(device.deviceId());
        if (before.mode() == Mode.ON && wanted.differs(before)) {
            savings().ended(device.deviceId(), today);
        }
        desk.set(device.deviceId(), wanted, today);
        if (wanted.mode() == Mode.ON && wanted.differs(before)) {
            savings().begun(device.deviceId(), today);
        }
    }

    /** What control would do now, whatever its mode; empty where it knows too little. */
    public Optional<Decision> recommendation(Device device, Instant now) {
        return inputs(device, now).map(inputs -> {
            ControlState before = desk.remembered(device.deviceId()).map(Remembered::state)
                    .orElse(ControlState.on(inputs.at().minus(FRESH)));
            ControlState held = held(device.deviceId(), before.found(inputs.relayOn()), now);
            return controller(device.deviceId(), inputs.at().toLocalDate()).decide(held, inputs);
        });
    }

    /** Lets control of a plug go on that it has stopped of itself; nothing where it has not. */
    public synchronized void resume(String deviceId) {
        desk.remembered(deviceId).filter(known -> desk.isSuspended(deviceId)).ifPresent(known -> desk
                .remember(deviceId, new Remembered(known.cut(), known.state().resumed(), known.reason())));
    }

    /** Decides about a plug and acts, as far as its mode goes. */
    public synchronized void decide(Device device, Instant now) {
        Mode mode = desk.settings(device.deviceId()).mode();
        boolean isSwitching = device.state().flatMap(PowerState::pending).isPresent();
        if (mode == Mode.OFF || isProtected(device) || isSwitching) {
            return;
        }
        Optional<ControlInputs> inputs = inputs(device, now);
        if (desk.isHeldBySchedule(device.deviceId(), now)) {
            inputs.ifPresent(seen -> follow(device.deviceId(), seen));
        } else if (mode == Mode.ON && HoldoutDays.of(device.deviceId()).contains(local(now).toLocalDate())) {
            inputs.ifPresent(seen -> rest(device.deviceId(), seen));
        } else {
            inputs.ifPresent(seen -> decide(device, mode, seen, now));
        }
    }

    /** Restores what control has cut and does nothing else. */
    private void rest(String deviceId, ControlInputs seen) {
        Optional<Remembered> cut = desk.remembered(deviceId).filter(known -> known.cut() && !seen.relayOn());
        if (cut.isEmpty()) {
            follow(deviceId, seen);
            return;
        }
        ControlState before = cut.get().state();
        conclude(deviceId, Mode.ON, cut.get(), new Decision(before, seen, Action.SWITCH_ON, Reason.HOLDOUT_DAY,
                before.found(true)));
    }

    /** Takes what a schedule has done for granted: no person has overridden anything. */
    private void follow(String deviceId, ControlInputs seen) {
        Remembered before = desk.remembered(deviceId)
                .orElse(new Remembered(false, ControlState.on(seen.at()), ""));
        desk.remember(deviceId, new Remembered(false, following(before.state(), seen), before.reason()));
    }

    private void decide(Device device, Mode mode, ControlInputs seen, Instant now) {
        Remembered before = desk.remembered(device.deviceId())
                .orElse(new Remembered(false, ControlState.on(seen.at()).found(seen.relayOn()), ""));
        boolean settles = seen.at().isBefore(before.state().switchedAt().plus(SETTLING));
        boolean offByHand = !seen.relayOn() && !before.cut();
        if (mode == Mode.ON && settles && before.state().relayOn() != seen.relayOn()) {
            return;
        }
        if (mode == Mode.ON && isSwitchedElsewhere(device.deviceId(), before, seen, now)) {
            desk.switchedElsewhere(device.deviceId(), now);
        }
        if (offByHand) {
            desk.remember(device.deviceId(), new Remembered(false, following(before.state(), seen), before.reason()));
            return;
        }
        boolean failed = device.state().flatMap(PowerState::fault).isPresent();
        ControlInputs inputs = mode == Mode.SHADOW ? shadow(seen, before.state()) : seen;
        ControlState state = mode == Mode.ON && !before.cut() ? following(before.state(), seen)
                : mode == Mode.ON && failed ? before.state().found(seen.relayOn()) : before.state();
        Decision decision = controller(device.deviceId(), seen.at().toLocalDate())
                .decide(held(device.deviceId(), state, now), inputs);
        conclude(device.deviceId(), mode, before, decision);
        if (mode == Mode.SHADOW) {
            desk.shadows().decided(device.deviceId(), desk.settings(device.deviceId()).rule(), seen.at());
        }
    }

    /** What decides about a plug, by the rule that is set. */
    private Controller controller(String deviceId, LocalDate today) {
        return new Controller(desk.settings(deviceId).rule() == ControlMode.SIMPLE ? ControlPolicy.simple()
                : outlets.careful(deviceId, today).policy());
    }

    /** Whether a relay that control has not cut moved since the last decision, and nobody has told why. */
    private boolean isSwitchedElsewhere(String deviceId, Remembered before, ControlInputs seen, Instant now) {
        boolean hasMoved = !before.cut() && !before.reason().isEmpty() && before.state().relayOn() != seen.relayOn();
        return hasMoved && !desk.isAsked(deviceId, seen.relayOn(), now);
    }

    /** What is remembered, with what people have switched lately, also while control rested. */
    private ControlState held(String deviceId, ControlState state, Instant now) {
        return desk.heldFromControl(deviceId, now).map(until -> state.heldUntil(local(until))).orElse(state);
    }

    private void conclude(String deviceId, Mode mode, Remembered before, Decision decision) {
        String outcome = mode == Mode.ON ? act(deviceId, decision.action()) : "shadow";
        boolean failed = outcome.startsWith("failed");
        boolean cut = decision.action() == Action.SWITCH_OFF && !failed || before.cut() && !decision.after().relayOn();
        boolean isNews = decision.action() != Action.KEEP || !decision.reason().name().equals(before.reason());
        desk.remember(deviceId, new Remembered(cut, failed ? decision.before() : decision.after(),
                decision.reason().name()));
        if (isNews) {
            Decided entry = new Decided(deviceId, mode, outcome, decision.explanation(), decision);
            desk.log(entry);
            desk.forgetDecisionsBefore(deviceId, decision.inputs().at().minus(LOGGED));
            publish(entry);
        }
    }

    private String act(String deviceId, Action action) {
        if (action == Action.KEEP) {
            return "kept";
        }
        try {
            plugs.power(deviceId, action == Action.SWITCH_ON ? "on" : "off");
            return "asked";
        } catch (RequestFailure e) {
            return "failed: " + e.text();
        }
    }

    private void publish(Decided entry) {
        ControlInputs inputs = entry.decision().inputs();
        results.publish(entry.deviceId(), "decision", "d" + inputs.at().toString().replaceAll("[^0-9T]", ""),
                Map.of("at", inputs.at().toString(), "mode", entry.mode().name(), "outcome", entry.outcome(),
                        "action", entry.decision().action().name(), "reason", entry.decision().reason().name(),
                        "explanation", entry.explanation(), "relayOn", inputs.relayOn(), "state",
                        inputs.state().name(), "useProbability", inputs.expectation().useProbability(), "onRate",
                        inputs.expectation().onRate()));
    }

    /** What is seen of a plug now; empty where that is nothing, or too old. */
    private Optional<ControlInputs> inputs(Device device, Instant now) {
        boolean isFresh = device.lastSeen().filter(now.minus(FRESH)::isBefore).isPresent();
        Optional<Reading> reading = device.reading().filter(known -> isFresh);
        return reading.flatMap(known -> device.on().map(on -> {
            LocalDateTime at = local(now);
            StateModel model = outlets.model(device.deviceId(), at.toLocalDate());
            OutletState state = on ? model.stateOf(known.powerW()) : OutletState.OFF;
            Presence presence = desk.absences().presenceAt(device.deviceId(), at);
            Expectation expectation = presence == Presence.RETURNING ? Expectation.CERTAIN
                    : Expectation.of(outlets.careful(device.deviceId(), at.toLocalDate()).profile(), at);
            return new ControlInputs(at, on, state, expectation, presence == Presence.AWAY);
        }));
    }

    /** What a shadow sees: the outlet as it would be, and a person's hand where somebody uses what would be dead. */
    private static ControlInputs shadow(ControlInputs seen, ControlState before) {
        boolean on = before.relayOn() || seen.state() == OutletState.LOAD;
        return new ControlInputs(seen.at(), on, on ? seen.state() : OutletState.OFF, seen.expectation(), seen.away());
    }

    private static ControlState following(ControlState state, ControlInputs seen) {
        return state.relayOn() == seen.relayOn() ? state : state.foundSwitched(seen.relayOn(), seen.at());
    }

    private LocalDateTime local(Instant now) {
        return LocalDateTime.ofInstant(now, histories.zone()).truncatedTo(ChronoUnit.MINUTES);
    }
}
