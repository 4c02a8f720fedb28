// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import java.io.IOException;

/** Answers in words. Thread-safe. */
@FunctionalInterface
public interface LanguageModel {
    /** Where none is set. */
    LanguageModel NONE = (task, text) -> {
        throw new IOException("no language model is set");
    };

    /**
     * Asks; waits for the answer.
     *
     * @param task what is wanted
     * @param text what it is about
     * @throws IOException where there is no answer, with a reason that people may read
     */
    String ask(String task, String text) throws IOException, InterruptedException;
}
