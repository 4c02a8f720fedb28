// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.alert;

import io.wattm2m.energy.insight.Documents;
import io.wattm2m.energy.insight.Memory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules, alerts and how people are told, as documents. Thread-safe. */
public final class AlertBook {
    private static final String HOUSEHOLD = "household";
    private static final int ALL = 10_000;
    private static final int MOST_KEPT = 100_000;
    // sorts as text like time
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS").withZone(ZoneOffset.UTC);
    private final Documents<AlertRule> rules;
    private final Documents<Alert> alerts;
    private final Documents<Telling> telling;
    private final Documents<Told> told;

    public AlertBook(Memory memory) {
        this.rules = new Documents<>(memory, "alert-rule", AlertRule.class);
        this.alerts = new Documents<>(memory, "alert", Alert.class);
        this.telling = new Documents<>(memory, "alert-telling", Telling.class);
        this.told = new Documents<>(memory, "alert-told", Told.class);
    }

    /** The name of an alert that is raised now. */
    static String id(AlertRule rule, String deviceId, Instant at) {
        return MOMENT.format(at) + "-" + rule.id() + "-" + deviceId.replaceAll("[^A-Za-z0-9_-]", "_");
    }

    List<AlertRule> rules() {
        return rules.last("", ALL).stream().sorted(Comparator.comparing(AlertRule::id)).toList();
    }

    Optional<AlertRule> rule(String id) {
        return rules.find(id);
    }

    void keep(AlertRule rule) {
        rules.keep(rule.id(), rule);
    }

    void forgetRule(String id) {
        rules.forget(id);
        told.last("", MOST_KEPT).stream().filter(known -> known.ruleId.equals(id))
                .forEach(known -> told.forget(name(known.ruleId, known.deviceId)));
    }

    /** When people were last told of a plug by a rule; empty where they never were. */
    Optional<Instant> toldAt(String ruleId, String deviceId) {
        return told.find(name(ruleId, deviceId)).map(Told::at);
    }

    void told(String ruleId, String deviceId, Instant at) {
        told.keep(name(ruleId, deviceId), new Told(ruleId, deviceId, at));
    }

    Telling telling() {
        return telling.find(HOUSEHOLD).orElse(Telling.DEFAULT);
    }

    void keep(Telling wanted) {
        telling.keep(HOUSEHOLD, wanted);
    }

    List<Alert> alerts(int limit) {
        return alerts.last("", limit);
    }

    /** Those that are open. */
    Stream<Alert> open() {
        return alerts.last("", MOST_KEPT).stream().filter(Alert::isOpen);
    }

    Optional<Alert> alert(String id) {
        return alerts.find(id);
    }

    void keep(Alert alert) {
        alerts.keep(alert.id(), alert);
    }

    void forgetAlertsBefore(Instant moment) {
        alerts.forgetBefore(MOMENT.format(moment));
    }

    private static String name(String ruleId, String deviceId) {
        return deviceId + "/" + ruleId;
    }

    /**
     * That people were told.
     *
     * @param ruleId by which rule
     * @param deviceId of which plug
     * @param at when
     */
    record Told(String ruleId, String deviceId, Instant at) {}
}
