// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.wire;

import java.io.IOException;

/** One client with a connection of its own. Belongs to one thread. */
public interface LoadClient extends AutoCloseable {

    /** The answer's content in JSON; IOException where it is another answer than success. */
    byte[] ask(Errand errand) throws IOException;

    @Override
    void close();
}
