// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.people;

import io.wattm2m.cse.type.AddressRange;
import java.time.Duration;
import java.util.List;

/**
 * The settings of the section {@code energy.people}.
 *
 * @param guests whether visitors on this machine are the household's owner until there is an account
 * @param accessLife how long an access token shows who somebody is
 * @param sessionLife how long a session goes on without being used
 * @param requestsPerMinute how many requests somebody may send within a minute
 * @param logRetention how long the logs are kept
 * @param publicAddress of the dashboard, for links in mails
 * @param trustedProxies the addresses of proxies whose {@code X-Forwarded-For} is believed, each with or without a
 *        prefix length
 */
public record PeopleSettings(boolean guests, Duration accessLife, Duration sessionLife, int requestsPerMinute,
        Duration logRetention, String publicAddress, List<String> trustedProxies) {
    public static final PeopleSettings DEFAULTS = new PeopleSettings(true, Duration.ofMinutes(10),
            Duration.ofDays(30), 1200, Duration.ofDays(90), "", List.of());

    public PeopleSettings {
        require(accessLife.isPositive(), "energy.people.access-life has to be longer than nothing");
        require(sessionLife.isPositive(), "energy.people.session-life has to be longer than nothing");
        require(requestsPerMinute > 0, "energy.people.requests-per-minute has to be at least 1");
        require(!logRetention.isNegative(), "energy.people.log-retention cannot be less than nothing");
        trustedProxies = List.copyOf(trustedProxies);
        trustedProxies.forEach(PeopleSettings::requireAddress);
    }

    private static void requireAddress(String proxy) {
        try {
            AddressRange.parse(proxy);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("energy.people.trusted-proxies: '" + proxy
                    + "' is not an address such as 10.0.0.7 or 10.0.0.0/24", e);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
