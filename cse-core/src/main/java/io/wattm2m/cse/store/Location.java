// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Where the database is and how its kind differs from others.
 *
 * @param url the JDBC URL
 * @param access how it is connected to
 * @param schema how its tables are made
 * @param lease what keeps other processes from writing
 */
record Location(String url, Access access, Schema schema, Lease lease) {

    /** A database of this process alone. */
    static Location own(String url) {
        return new Location(url, Access.OWN, Schema.H2, Lease.NONE);
    }

    /**
     * How a database is connected to.
     *
     * @param user the name to log in with; empty where the URL says all there is
     * @param password its password, which is never logged
     * @param options options of the driver
     * @param patience how long a connection is waited for
     */
    record Access(String user, String password, Map<String, String> options, Duration patience) {
        static final Access OWN = new Access("", "", Map.of(), Duration.ofSeconds(30));

        @Override
        public String toString() {
            return "Access of " + user;
        }
    }

    /**
     * How tables are made.
     *
     * @param bytewise what makes a column compare byte by byte; empty where all do
     * @param migrations the folders with the migrations
     */
    record Schema(String bytewise, List<String> migrations) {
        private static final String SHARED = "classpath:db/migration/cse";
        static final Schema H2 = new Schema("", List.of(SHARED, "classpath:db/migration/cse-h2"));
        static final Schema POSTGRESQL =
                new Schema("collate \"C\"", List.of(SHARED, "classpath:db/migration/cse-postgresql"));
    }
}
