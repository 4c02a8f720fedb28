// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.alert.Alert;
import io.wattm2m.energy.alert.AlertRule;
import io.wattm2m.energy.alert.Alerts;
import io.wattm2m.energy.alert.Telling;
import io.wattm2m.energy.insight.LookingThrough;
import io.wattm2m.energy.people.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * The alerts of somebody who sees some plugs only. Rules for whatever plug are the installation's: everybody sees them,
 * and only who is more than a resident changes them. Thread-safe.
 *
 * @param alerts all of them
 * @param sees which plugs he sees
 * @param isOfTheInstallation whether he is more than a resident
 */
record SeenAlerts(Alerts alerts, Predicate<String> sees, BooleanSupplier isOfTheInstallation) {
    List<Alert> alerts(int limit) {
        return LookingThrough.last(limit, alerts::alerts, alert -> sees.test(alert.deviceId()));
    }

    Optional<Alert> acknowledge(String alertId, String by) {
        return alerts.alert(alertId).filter(alert -> sees.test(alert.deviceId()))
                .flatMap(alert -> alerts.acknowledge(alertId, by));
    }

    List<AlertRule> rules() {
        return alerts.rules().stream().filter(this::isSeen).toList();
    }

    Optional<AlertRule> rule(String id) {
        return alerts.rule(id).filter(this::isSeen);
    }

    void keep(AlertRule rule) {
        alerts.rule(rule.id()).ifPresent(this::requireOwn);
        requireOwn(rule);
        alerts.keep(rule);
    }

    void delete(AlertRule rule) {
        requireOwn(rule);
        alerts.delete(rule.id());
    }

    Telling telling() {
        return alerts.telling();
    }

    void tell(Telling wanted) {
        alerts.tell(wanted);
    }

    private boolean isSeen(AlertRule rule) {
        return rule.deviceIds().stream().allMatch(sees);
    }

    private void requireOwn(AlertRule rule) {
        if (rule.deviceIds().isEmpty() && !isOfTheInstallation.getAsBoolean()) {
            throw Refusal.forbidden("a rule for whatever plug is the installation's; name the plugs of your home");
        }
    }
}
