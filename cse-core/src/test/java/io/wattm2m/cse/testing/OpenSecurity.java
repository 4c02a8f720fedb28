// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.testing;

import io.wattm2m.cse.boot.Protection;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.Security;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** Security for bindings in tests. */
public final class OpenSecurity {
    private OpenSecurity() {}

    /** As by default: nobody is known, loopback is open, there is no TLS. */
    public static Security security() {
        return security(Map.of("data", Path.of("target", "no-credentials").toString()));
    }

    /** As these settings say. */
    public static Security security(Map<String, String> settings) {
        return Protection.of(new Configuration(settings), InstantSource.system()).security();
    }
}
