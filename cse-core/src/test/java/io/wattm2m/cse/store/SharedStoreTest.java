// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.ResourceStore;
import java.util.Map;

/** The store in a PostgreSQL that it may have to share: it does what every store does. */
class SharedStoreTest extends ResourceStoreContractTest {
    private final Map<String, String> settings = Sharing.settings(PostgresServer.shared());

    @Override
    ResourceStore open() {
        return new PostgresStoreProvider().open(new Configuration(settings), TestTree.TYPES);
    }
}
