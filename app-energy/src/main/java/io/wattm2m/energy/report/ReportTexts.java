// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.report;

import io.wattm2m.energy.report.EnergyReport.Advice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of reports in one language, and how figures are written in it. Immutable. */
final class ReportTexts {
    /** The steps of a tariff by which more costs more. */
    private static final Pattern STEP = Pattern.compile("(tier from|energy from) ([\\d.]+) kWh");
    private final Language language;
    private final ResourceBundle words;

    ReportTexts(Language language) {
        this.language = language;
        // two languages are all there are: none stands in for the other
        this.words = ResourceBundle.getBundle("energy.report", language.locale(), ReportTexts.class.getClassLoader());
    }

    String language() {
        return language.label();
    }

    /** A text. */
    String of(String key) {
        return words.getString(key);
    }

    /** A text with figures in the places of their names in braces. */
    String of(String key, Map<String, String> figures) {
        String text = words.getString(key);
        for (Map.Entry<String, String> figure : figures.entrySet()) {
            text = text.replace("{" + figure.getKey() + "}", figure.getValue());
        }
        return text;
    }

    String of(Advice advice) {
        return of(advice.key(), advice.figures());
    }

    /** What a thing of a fixed set of names is called; its name where there is no word for it. */
    String nameOf(String kind, String name) {
        String key = kind + "." + name;
        return words.containsKey(key) ? words.getString(key) : name;
    }

    /** What a part of a bill is called; as its tariff calls it where there is no word for it. */
    String partOfBill(String label) {
        Matcher step = STEP.matcher(label);
        String key = "bill." + (step.matches() ? step.group(1) : label).replace(' ', '-');
        if (!words.containsKey(key)) {
            return label;
        }
        return step.matches() ? of(key, Map.of("kwh", step.group(2))) : of(key);
    }

    String number(BigDecimal value, int decimals) {
        NumberFormat format = NumberFormat.getNumberInstance(language.locale());
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(value);
    }

    String number(double value, int decimals) {
        return number(BigDecimal.valueOf(value), decimals);
    }

    String kwh(BigDecimal value) {
        return number(value, 2) + " kWh";
    }

    String money(BigDecimal value, String currency, int decimals) {
        return number(value, decimals) + " " + currency;
    }

    String date(LocalDate date) {
        return DateTimeFormatter.ofPattern(of("form.date"), language.locale()).format(date);
    }

    String month(YearMonth month) {
        return DateTimeFormatter.ofPattern(of("form.month"), language.locale()).format(month);
    }
}
