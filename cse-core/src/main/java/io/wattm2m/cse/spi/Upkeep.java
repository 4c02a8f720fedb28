// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

import io.wattm2m.cse.primitive.RequestFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** What those who operate a running CSE ask of it. Thread-safe; may block. */
public interface Upkeep {

    /** What keeps it from serving requests, a line each; empty where it serves them. */
    List<String> problems();

    /** Its figures in the text format of Prometheus. */
    String figures();

    /**
     * Writes a copy of what it keeps, as it is at one moment after the call, while it goes on working.
     *
     * @throws RequestFailure NOT_IMPLEMENTED where its store is backed up by other means
     */
    void backup(OutputStream out) throws IOException;
}
