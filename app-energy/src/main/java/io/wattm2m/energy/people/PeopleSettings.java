// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.people;

import java.time.Duration;

/**
 * The settings of the section {@code energy.people}.
 *
 * @param guests whether visitors on this machine are the household's owner until there is an account
 * @param accessLife how long an access token shows who somebody is
 * @param sessionLife how long a session goes on without being used
 * @param requestsPerMinute how many requests somebody may send within a minute
 * @param logRetention how long the logs are kept
 * @param publicAddress of the dashboard, for links in mails
 */
public record PeopleSettings(boolean guests, Duration accessLife, Duration sessionLife, int requestsPerMinute,
        Duration logRetention, String publicAddress) {
    public static final PeopleSettings DEFAULTS = new PeopleSettings(true, Duration.ofMinutes(10),
            Duration.ofDays(30), 1200, Duration.ofDays(90), "");

    public PeopleSettings {
        require(accessLife.isPositive(), "energy.people.access-life has to be longer than nothing");
        require(sessionLife.isPositive(), "energy.people.session-life has to be longer than nothing");
        require(requestsPerMinute > 0, "energy.people.requests-per-minute has to be at least 1");
        require(!logRetention.isNegative(), "energy.people.log-retention cannot be less than nothing");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
