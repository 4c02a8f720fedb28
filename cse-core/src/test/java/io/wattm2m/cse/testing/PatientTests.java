// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Has the tests of all modules wait for long where a machine is busy; one that does not fail takes no longer for it. */
public final class PatientTests implements BeforeAllCallback {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(PATIENCE);
    }
}
