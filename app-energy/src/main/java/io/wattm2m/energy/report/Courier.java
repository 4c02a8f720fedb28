// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.report;

import java.io.IOException;
import java.util.function.Supplier;

/** Sends a report to somebody. Thread-safe; waits until it is handed over, and IOException says why it is not. */
@FunctionalInterface
public interface Courier {
    /** Where no mail server is set. */
    Courier NONE = letter -> {
        throw new IOException("no mail server is set");
    };

    void send(Letter letter) throws IOException;

    /**
     * A letter with a PDF.
     *
     * @param to whom
     * @param subject in one line
     * @param text what it says
     * @param fileName of the PDF
     * @param pdf what is attached, read when it is sent
     */
    record Letter(String to, String subject, String text, String fileName, Supplier<byte[]> pdf) {}
}
