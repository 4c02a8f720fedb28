// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.weather;

import java.time.Duration;

/**
 * The settings of the section {@code energy.weather}.
 *
 * @param file a CSV file that something else keeps up to date; empty for none
 * @param url the address of a service in the form of Open-Meteo, with {@code {latitude}}, {@code {longitude}},
 *        {@code {from}} and {@code {to}} in it; empty for none, which is the default: nobody is asked
 * @param interval how often either is asked
 */
public record WeatherSettings(String file, String url, Duration interval) {
    public static final WeatherSettings DEFAULTS = new WeatherSettings("", "", Duration.ofHours(1));

    public WeatherSettings {
        if (!url.isEmpty() && !url.matches("https?://[^\\s/]+/\\S*")) {
            throw new IllegalArgumentException("energy.weather.url '" + url + "' is not an http or https address");
        }
        if (!url.isEmpty() && !file.isEmpty()) {
            throw new IllegalArgumentException("energy.weather has either a file or a url");
        }
        if (interval.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("energy.weather.interval is at least a minute");
        }
    }
}
