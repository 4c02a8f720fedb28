// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import java.time.Duration;

/**
 * What the section {@code store} of the configuration has for PostgreSQL beside {@link StoreSettings}.
 *
 * @param url the JDBC URL, e.g. {@code jdbc:postgresql://db.example/wattm2m}
 * @param user the role to log in with
 * @param password its password, which is never logged
 * @param timeout how long the database may take to answer
 */
public record PostgresSettings(String url, String user, String password, Duration timeout) {
    public static final PostgresSettings DEFAULTS =
            new PostgresSettings("jdbc:postgresql://127.0.0.1/wattm2m", "wattm2m", "", Duration.ofSeconds(30));

    public PostgresSettings {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("store.url does not begin with jdbc:postgresql:");
        }
        if (url.contains("password=")) {
            throw new IllegalArgumentException("store.url has a password, which belongs into store.password");
        }
        if (timeout.toSeconds() < 1) {
            throw new IllegalArgumentException("store.timeout is " + timeout.toMillis() + " ms, and 1 s is the least");
        }
    }

    @Override
    public String toString() {
        return url + " as " + user;
    }
}
