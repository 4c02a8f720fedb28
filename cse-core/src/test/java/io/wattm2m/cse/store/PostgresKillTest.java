// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import java.util.Map;

/** The same with a database that lives on: its sessions end with the process. */
class PostgresKillTest extends KillTest {
    private final Map<String, String> settings = PostgresServer.shared().newSchema();

    @Override
    Map<String, String> settings() {
        return settings;
    }
}
