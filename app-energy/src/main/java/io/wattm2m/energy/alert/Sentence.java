// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.alert;

import io.wattm2m.energy.alert.AlertRule.Limit;
import io.wattm2m.energy.alert.AlertRule.Severity;
import io.wattm2m.energy.alert.AlertRule.Side;
import java.util.Locale;

/**
 * What has happened, in words. Immutable.
 *
 * @param severity how bad it is
 * @param limit what was broken
 * @param worst the value that was measured
 */
public record Sentence(Severity severity, Limit limit, double worst) {

    /** In a few words, e.g. {@code Warning: kettle}. */
    public String title(String language, String plug) {
        return (isKorean(language) ? severity == Severity.CRITICAL ? "위험" : "경고" : english()) + ": " + plug;
    }

    /** In a sentence that does not name the plug. */
    public String body(String language) {
        return isKorean(language)
                ? String.format(Locale.ROOT, "%s %s, 기준 %s %s", korean(), value(worst), value(limit.threshold()),
                        limit.side() == Side.ABOVE ? "초과" : "미만")
                : String.format(Locale.ROOT, "%s is %s, %s %s", quantity(), value(worst), side(),
                        value(limit.threshold()));
    }

    /** In one sentence in a language, with the plug in it. */
    public String text(String language, String deviceId) {
        return isKorean(language) ? title(language, deviceId) + ", " + body(language) : text(deviceId);
    }

    /** In one English sentence, as it is kept. */
    String text(String deviceId) {
        return String.format(Locale.ROOT, "%s: %s of %s is %s, %s %s", english(), quantity(), deviceId, value(worst),
                side(), value(limit.threshold()));
    }

    private String english() {
        return severity == Severity.CRITICAL ? "Critical" : "Warning";
    }

    private String quantity() {
        return limit.quantity().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private String korean() {
        return switch (limit.quantity()) {
            case POWER -> "전력";
            case VOLTAGE -> "전압";
            case CURRENT -> "전류";
            case POWER_STEP -> "전력 급증";
            case POWER_FACTOR -> "역률";
            case CURRENT_IMBALANCE -> "전류 불평형";
            case VOLTAGE_IMBALANCE -> "전압 불평형";
            case BATTERY -> "배터리 충전량";
            case CO2 -> "이산화탄소 농도";
        };
    }

    private String side() {
        return limit.side().name().toLowerCase(Locale.ROOT);
    }

    private String value(double value) {
        return String.format(Locale.ROOT, "%.1f %s", value, limit.quantity().unit());
    }

    private static boolean isKorean(String language) {
        return language.equals("ko");
    }
}
