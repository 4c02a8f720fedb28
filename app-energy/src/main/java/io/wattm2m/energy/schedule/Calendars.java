// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.schedule;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.util.Locale;

/** The holidays by country. */
public final class Calendars {
    private static final String KOREA = "kr";

    private Calendars() {}

    /**
     * The holidays of a country by its ISO 3166 code; with an empty one there are none.
     *
     * @throws IllegalArgumentException where its holidays are not known
     */
    public static Holidays of(String country) {
        String code = country.toLowerCase(Locale.ROOT);
        if (code.isEmpty()) {
            return day -> false;
        }
        if (code.equals(KOREA)) {
            return new KoreanHolidays();
        }
        try {
            HolidayManager holidays = HolidayManager.getInstance(ManagerParameters.create(code));
            return holidays::isHoliday;
        } catch (IllegalStateException e) {
            throw new IllegalArgumentException("of '" + country + "' no holidays are known", e);
        }
    }
}
