// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.energy.mail.MailSettings;
import io.wattm2m.energy.people.PeopleSettings;

/**
 * All settings of the application. Immutable.
 *
 * @param energy of the section {@code energy}
 * @param people of the section {@code energy.people}
 * @param mail of the section {@code mail}
 */
public record ApplicationSettings(EnergySettings energy, PeopleSettings people, MailSettings mail) {
    public static final ApplicationSettings DEFAULTS =
            new ApplicationSettings(EnergySettings.DEFAULTS, PeopleSettings.DEFAULTS, MailSettings.DEFAULTS);

    /** As they are given; StartFailure where one makes no sense. */
    static ApplicationSettings of(Configuration configuration) {
        return new ApplicationSettings(configuration.read("energy", EnergySettings.DEFAULTS),
                configuration.read("energy.people", PeopleSettings.DEFAULTS),
                configuration.read("mail", MailSettings.DEFAULTS));
    }
}
