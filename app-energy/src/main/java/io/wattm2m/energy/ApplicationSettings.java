// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.energy.exchange.ExchangeSettings;
import io.wattm2m.energy.language.LanguageModelSettings;
import io.wattm2m.energy.mail.MailSettings;
import io.wattm2m.energy.people.PeopleSettings;
import io.wattm2m.energy.push.PushSettings;
import io.wattm2m.energy.weather.WeatherSettings;

/**
 * All settings of the application. Immutable.
 *
 * @param energy of the section {@code energy}
 * @param people of the section {@code energy.people}
 * @param mail of the section {@code mail}
 * @param schedule of the section {@code energy.schedule}
 * @param control of the section {@code energy.control}
 * @param alerts of the section {@code energy.alerts}
 * @param languageModel of the section {@code energy.language-model}
 * @param push of the section {@code energy.push}
 * @param exchange of the section {@code energy.exchange}
 * @param weather of the section {@code energy.weather}
 */
public record ApplicationSettings(EnergySettings energy, PeopleSettings people, MailSettings mail,
        ScheduleSettings schedule, ControlSettings control, AlertSettings alerts, LanguageModelSettings languageModel,
        PushSettings push, ExchangeSettings exchange, WeatherSettings weather) {
    public static final ApplicationSettings DEFAULTS =
            new ApplicationSettings(EnergySettings.DEFAULTS, PeopleSettings.DEFAULTS, MailSettings.DEFAULTS,
                    ScheduleSettings.DEFAULTS, ControlSettings.DEFAULTS, AlertSettings.DEFAULTS,
                    LanguageModelSettings.DEFAULTS, PushSettings.DEFAULTS, ExchangeSettings.DEFAULTS,
                    WeatherSettings.DEFAULTS);

    /** As they are given; StartFailure where one makes no sense. */
    static ApplicationSettings of(Configuration configuration) {
        return new ApplicationSettings(configuration.read("energy", EnergySettings.DEFAULTS),
                configuration.read("energy.people", PeopleSettings.DEFAULTS),
                configuration.read("mail", MailSettings.DEFAULTS),
                configuration.read("energy.schedule", ScheduleSettings.DEFAULTS),
                configuration.read("energy.control", ControlSettings.DEFAULTS),
                configuration.read("energy.alerts", AlertSettings.DEFAULTS),
                configuration.read("energy.language-model", LanguageModelSettings.DEFAULTS),
                configuration.read("energy.push", PushSettings.DEFAULTS),
                configuration.read("energy.exchange", ExchangeSettings.DEFAULTS),
                configuration.read("energy.weather", WeatherSettings.DEFAULTS));
    }
}
