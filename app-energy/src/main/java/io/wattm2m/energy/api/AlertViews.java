// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static io.wattm2m.energy.api.Wishes.checked;
import static io.wattm2m.energy.api.Wishes.or;

import io.wattm2m.energy.alert.Alert;
import io.wattm2m.energy.alert.AlertRule;
import io.wattm2m.energy.alert.AlertRule.Limit;
import io.wattm2m.energy.alert.AlertRule.Severity;
import io.wattm2m.energy.alert.AlertRule.Side;
import io.wattm2m.energy.alert.AlertRule.Way;
import io.wattm2m.energy.alert.Quantity;
import io.wattm2m.energy.alert.Telling;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Alerts and their rules as they stand in documents. */
final class AlertViews {
    private static final int DEFAULT_LASTING = 10;

    private AlertViews() {}

    /** An alert. */
    record AlertView(String id, String ruleId, String deviceId, String severity, Instant raisedAt, String text,
            boolean open, @Nullable Instant clearedAt, @Nullable String acknowledgedBy,
            @Nullable Instant acknowledgedAt) {
        static AlertView of(Alert alert, String language) {
            Optional<Alert.Acknowledgement> seen = Optional.ofNullable(alert.acknowledgement());
            return new AlertView(alert.id(), alert.ruleId(), alert.deviceId(), Labels.of(alert.severity()),
                    alert.raisedAt(), alert.text(language), alert.isOpen(), alert.clearedAt(),
                    seen.map(Alert.Acknowledgement::by).orElse(null),
                    seen.map(Alert.Acknowledgement::at).orElse(null));
        }
    }

    /** A rule. */
    record RuleView(String id, String name, List<String> deviceIds, String quantity, String unit, String side,
            double threshold, double deadband, int lasting, String severity, List<String> ways, boolean enabled) {
        static RuleView of(AlertRule rule) {
            Limit limit = rule.limit();
            return new RuleView(rule.id(), rule.name(), rule.deviceIds(), Labels.of(limit.quantity()),
                    limit.quantity().unit(), Labels.of(limit.side()), limit.threshold(), limit.deadband(),
                    limit.lasting(), Labels.of(rule.severity()), rule.ways().stream().sorted().map(Labels::of).toList(),
                    rule.enabled());
        }
    }

    /** A rule as somebody wants it; of a change, what is not given stays. */
    record WantedRule(@Nullable String name, @Nullable List<String> deviceIds, @Nullable String quantity,
            @Nullable String side, @Nullable Double threshold, @Nullable Double deadband, @Nullable Integer lasting,
            @Nullable String severity, @Nullable List<String> ways, @Nullable Boolean enabled) {

        AlertRule create(String id) {
            return checked(() -> {
                if (quantity == null || threshold == null) {
                    throw new IllegalArgumentException("a rule has a quantity and a threshold");
                }
                return change(new AlertRule(id, "", List.of(),
                        new Limit(Quantity.POWER, Side.ABOVE, 0, 0, DEFAULT_LASTING), Severity.WARNING, Set.of(),
                        true));
            });
        }

        AlertRule change(AlertRule old) {
            return checked(() -> new AlertRule(old.id(), or(name, old.name()), or(deviceIds, old.deviceIds()),
                    limit(old.limit()), Labels.read(Severity.class, "severity", severity, old.severity()),
                    ways == null ? old.ways()
                            : ways.stream().map(way -> Labels.read(Way.class, "ways", way, Way.MAIL))
                                    .collect(Collectors.toUnmodifiableSet()),
                    or(enabled, old.enabled())));
        }

        private Limit limit(Limit old) {
            return new Limit(Labels.read(Quantity.class, "quantity", quantity, old.quantity()),
                    Labels.read(Side.class, "side", side, old.side()), or(threshold, old.threshold()),
                    or(deadband, old.deadband()), or(lasting, old.lasting()));
        }
    }

    /** When and where people are told; of a change, what is not given stays. */
    record TellingView(@Nullable String quietFrom, @Nullable String quietTo, @Nullable String mailTo,
            @Nullable String webhook, @Nullable String language, @Nullable Integer pauseMinutes) {
        static TellingView of(Telling telling) {
            return new TellingView(telling.quietFrom().toString(), telling.quietTo().toString(), telling.mailTo(),
                    telling.webhook(), telling.language(), telling.pauseMinutes());
        }

        Telling change(Telling old) {
            return checked(() -> new Telling(Moments.time("quietFrom", quietFrom, old.quietFrom()),
                    Moments.time("quietTo", quietTo, old.quietTo()), or(mailTo, old.mailTo()),
                    or(webhook, old.webhook()), or(language, old.language()), or(pauseMinutes, old.pauseMinutes())));
        }
    }
}
