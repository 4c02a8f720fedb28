// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been opened, and is closed in the reverse order. Belongs to one thread. */
final class OpenParts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenParts.class);
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    /** This part, which is closed with the others. */
    <T extends AutoCloseable> T opened(T part) {
        parts.push(part);
        return part;
    }

    @Override
    @SuppressWarnings("CatchingUnchecked") // AutoCloseable declares Exception
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                LOG.warn("a part of the energy application does not close", e);
            }
        }
    }
}
