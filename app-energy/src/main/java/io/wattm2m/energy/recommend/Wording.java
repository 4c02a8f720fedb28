// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.recommend;

import io.wattm2m.energy.recommend.Recommendation.Saving;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** Recommendations in words, in English or Korean. Immutable. */
public final class Wording {
    private static final double WH = 1000;
    private final Properties texts;
    private final Locale locale;

    private Wording(Properties texts, Locale locale) {
        this.texts = texts;
        this.locale = locale;
    }

    /** In a language: {@code ko}, or English for any other. */
    public static Wording of(String language) {
        Locale locale = language.startsWith("ko") ? Locale.KOREAN : Locale.ENGLISH;
        try (Reader reader = new InputStreamReader(Objects.requireNonNull(Wording.class.getResourceAsStream(
                "/energy/recommendations_" + locale.getLanguage() + ".properties")), StandardCharsets.UTF_8)) {
            Properties texts = new Properties();
            texts.load(reader);
            return new Wording(texts, locale);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In a few words. */
    public String title(Recommendation recommendation) {
        return filled(recommendation, "title");
    }

    /** In sentences, with what it follows from. */
    public String explanation(Recommendation recommendation) {
        return filled(recommendation, "text");
    }

    private String filled(Recommendation recommendation, String part) {
        String text = texts.getProperty(recommendation.kind().label() + "." + part, "");
        for (Map.Entry<String, String> value : values(recommendation).entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return text;
    }

    private Map<String, String> values(Recommendation recommendation) {
        Map<String, String> values = new HashMap<>(recommendation.names());
        Saving saving = recommendation.saving();
        values.put("kwh", number(saving.energyWh().value() / WH, 1));
        values.put("lowKwh", number(saving.energyWh().low() / WH, 1));
        values.put("highKwh", number(saving.energyWh().high() / WH, 1));
        values.put("money", money(saving.money().value(), saving.currency()));
        values.put("lowMoney", money(saving.money().low(), saving.currency()));
        values.put("highMoney", money(saving.money().high(), saving.currency()));
        values.put("savingDays", Integer.toString(saving.days()));
        values.put("recorded", Integer.toString(recommendation.evidence().days()));
        values.put("window", Long.toString(
                ChronoUnit.DAYS.between(recommendation.evidence().from(), recommendation.evidence().to())));
        recommendation.evidence().numbers().forEach((name, figure) -> {
            boolean isLarge = name.endsWith("yearWh") || name.endsWith("YearWh");
            values.put(name, isLarge ? number(figure / WH, 0) : number(figure, 0));
        });
        return values;
    }

    private String money(BigDecimal amount, String currency) {
        return number(amount.doubleValue(), amount.scale()) + " " + currency;
    }

    private String number(double value, int decimals) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(decimals);
        return format.format(value);
    }
}
