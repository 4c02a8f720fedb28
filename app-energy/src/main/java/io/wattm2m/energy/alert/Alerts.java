// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.alert;

import io.wattm2m.energy.alert.Alert.Acknowledgement;
import io.wattm2m.energy.live.Observer;
import io.wattm2m.energy.live.PowerState;
import io.wattm2m.energy.measure.Reading;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

/**
 * Watches what plugs measure by the rules of the household. Of a rule and a plug one alert is open at most; people are
 * told of it once in a while, and of warnings not in quiet hours. Thread-safe.
 */
public final class Alerts implements Observer {
    private static final int MOST_RULES = 5000;
    private static final Duration KEPT = Duration.ofDays(365);
    private final Map<Watched, Vigil> vigils = new ConcurrentHashMap<>();
    private final Map<Watched, Alert> open = new ConcurrentHashMap<>();
    private final Map<String, Reading> latest = new ConcurrentHashMap<>();
    private final List<AlertRule> rules = new CopyOnWriteArrayList<>();
    private final AlertBook book;
    private final Messenger messenger;
    private final Executor behind;
    private final Present present;

    /**
     * Alerts by the rules that are kept; the first time by given ones.
     *
     * @param book where they are kept
     * @param first the rules to begin with
     * @param messenger who tells people
     * @param behind carries out what takes time, one after another
     * @param present when and where
     */
    public Alerts(AlertBook book, List<AlertRule> first, Messenger messenger, Executor behind, Present present) {
        this.book = book;
        this.messenger = messenger;
        this.behind = behind;
        this.present = present;
        if (book.rules().isEmpty()) {
            first.forEach(book::keep);
        }
        rules.addAll(book.rules());
        book.open().forEach(this::recall);
    }

    /** The rules, in the order of their ids. */
    public List<AlertRule> rules() {
        return book.rules();
    }

    /** One; empty where there is none of this id. */
    public Optional<AlertRule> rule(String id) {
        return book.rule(id);
    }

    /** Keeps a rule, in the place of one with the same id; IllegalStateException where there are too many. */
    public synchronized void keep(AlertRule rule) {
        if (book.rule(rule.id()).isEmpty() && book.rules().size() >= MOST_RULES) {
            throw new IllegalStateException("there are " + MOST_RULES + " rules, which is the most there may be");
        }
        book.keep(rule);
        begin(rule.id());
        rules.add(rule);
    }

    /** Forgets a rule; what it has raised ends. */
    public synchronized void delete(String ruleId) {
        book.forgetRule(ruleId);
        begin(ruleId);
    }

    /** When and where people are told. */
    public Telling telling() {
        return book.telling();
    }

    /** Says when and where people are told. */
    public void tell(Telling wanted) {
        book.keep(wanted);
    }

    /** The last alerts, the newest first. */
    public List<Alert> alerts(int limit) {
        return book.alerts(limit);
    }

    /** One; empty where there is none of this id. */
    public Optional<Alert> alert(String id) {
        return book.alert(id);
    }

    /** Says that somebody has seen an alert; empty where there is none of this id. */
    public synchronized Optional<Alert> acknowledge(String alertId, String by) {
        Optional<Alert> seen = book.alert(alertId)
                .map(alert -> alert.acknowledged(new Acknowledgement(by, present.clock().instant())));
        seen.ifPresent(alert -> {
            book.keep(alert);
            open.computeIfPresent(new Watched(alert.ruleId(), alert.deviceId()), (key, known) -> alert);
        });
        return seen;
    }

    /** Ends what a plug has raised, and forgets what it measured. */
    public synchronized void end(String deviceId) {
        latest.remove(deviceId);
        open.keySet().stream().filter(watched -> watched.deviceId().equals(deviceId)).toList().forEach(this::clear);
        vigils.keySet().removeIf(watched -> watched.deviceId().equals(deviceId));
    }

    /** Forgets what a plug has raised and measured; nothing of it is kept or told once more. */
    public synchronized void forget(String deviceId) {
        latest.remove(deviceId);
        open.keySet().removeIf(watched -> watched.deviceId().equals(deviceId));
        vigils.keySet().removeIf(watched -> watched.deviceId().equals(deviceId));
    }

    /** Goes by the rules as they are kept now. */
    public synchronized void reread() {
        rules.clear();
        rules.addAll(book.rules());
    }

    @Override
    public void measured(Reading reading) {
        Optional<Reading> before = Optional.ofNullable(latest.put(reading.deviceId(), reading));
        for (AlertRule rule : rules) {
            if (rule.concerns(reading.deviceId())) {
                rule.limit().quantity().of(reading, before)
                        .ifPresent(value -> look(rule, reading, value));
            }
        }
    }

    @Override
    public void switched(PowerState state) {
        // a relay breaks no rule
    }

    private void look(AlertRule rule, Reading reading, double value) {
        Watched watched = new Watched(rule.id(), reading.deviceId());
        Vigil before = vigils.getOrDefault(watched, Vigil.CALM);
        Vigil after = before.after(rule.limit(), reading.time(), value);
        vigils.put(watched, after);
        if (after.raised() && !before.raised()) {
            behind.execute(() -> raise(rule, watched, after));
        } else if (before.raised() && !after.raised()) {
            behind.execute(() -> clear(watched));
        }
    }

    private synchronized void raise(AlertRule rule, Watched watched, Vigil vigil) {
        Instant now = present.clock().instant();
        Sentence sentence = new Sentence(rule.severity(), rule.limit(), vigil.worst());
        Alert alert = new Alert(AlertBook.id(rule, watched.deviceId(), now), rule.id(), watched.deviceId(),
                rule.severity(), now, sentence.text(watched.deviceId()), sentence, null, null);
        open.put(watched, alert);
        book.keep(alert);
        book.forgetAlertsBefore(now.minus(KEPT));
        messenger.publish(alert);
        Telling telling = book.telling();
        boolean again = book.toldAt(rule.id(), watched.deviceId())
                .filter(now.minus(Duration.ofMinutes(telling.pauseMinutes()))::isBefore).isPresent();
        if (!again && telling.allows(rule.severity(), LocalTime.ofInstant(now, present.zone()))) {
            book.told(rule.id(), watched.deviceId(), now);
            rule.ways().forEach(way -> messenger.tell(way, alert, sentence, telling));
        }
    }

    private synchronized void clear(Watched watched) {
        // as it is kept: what was forgotten of it meanwhile does not come back
        Optional.ofNullable(open.remove(watched)).flatMap(alert -> book.alert(alert.id()))
                .map(alert -> alert.cleared(present.clock().instant()))
                .ifPresent(alert -> {
                    book.keep(alert);
                    messenger.publish(alert);
                });
    }

    /** A rule that has changed begins anew. */
    private void begin(String ruleId) {
        rules.removeIf(rule -> rule.id().equals(ruleId));
        vigils.keySet().removeIf(watched -> watched.ruleId().equals(ruleId));
        open.keySet().stream().filter(watched -> watched.ruleId().equals(ruleId)).toList().forEach(this::clear);
    }

    /** What was open before a restart still is, until a value says otherwise. */
    private void recall(Alert alert) {
        Watched watched = new Watched(alert.ruleId(), alert.deviceId());
        open.put(watched, alert);
        book.rule(alert.ruleId()).ifPresent(rule -> vigils.put(watched,
                new Vigil(Optional.of(alert.raisedAt()), true, rule.limit().threshold())));
    }

    private record Watched(String ruleId, String deviceId) {}

    /**
     * When and where. Immutable.
     *
     * @param clock the present
     * @param zone whose time of the day quiet hours mean
     */
    public record Present(Clock clock, ZoneId zone) {}
}
