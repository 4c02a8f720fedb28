// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Plugs at the broker that comes along. */
class DialectsTest extends AtABroker {

    @BeforeAll
    void start(@TempDir Path folder) {
        Platform platform = Platform.start(folder);
        start(platform, platform.broker());
    }
}
