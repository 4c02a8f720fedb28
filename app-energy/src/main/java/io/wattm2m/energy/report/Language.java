// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.report;

import java.util.Arrays;
import java.util.Locale;

/** The languages of reports. */
public enum Language {
    KOREAN(Locale.KOREAN), ENGLISH(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    Locale locale() {
        return locale;
    }

    /** The name in documents, by ISO 639. */
    public String label() {
        return locale.getLanguage();
    }

    /** The language of this name; IllegalArgumentException names those there are. */
    public static Language named(String label) {
        return Arrays.stream(values()).filter(language -> language.label().equals(label)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("language '" + label + "' is not ko or en"));
    }
}
