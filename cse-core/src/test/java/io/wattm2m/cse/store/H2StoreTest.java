// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.ResourceStore;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** The store in a file of H2. */
class H2StoreTest extends ResourceStoreContractTest {
    @TempDir
    private Path data;

    @Override
    ResourceStore open() {
        return new H2StoreProvider().open(new Configuration(Map.of("data", data.toString())), TestTree.TYPES);
    }
}
