// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Small documents that survive a restart, by kind and name. Thread-safe. */
public interface Memory {

    /** A document, empty where there is none. */
    Optional<String> document(String kind, String name);

    /** The documents of a kind whose names begin with a prefix, those whose names sort last first. */
    List<String> documents(String kind, String prefix, int limit);

    /** Keeps a document in the place of the one of this kind and name. */
    void keep(String kind, String name, String text);

    /**
     * Has all documents of a kind be what becomes of them; one that somebody else changes meanwhile is read once more.
     *
     * @param change may be asked of the same document several times, and has no effects
     */
    void change(String kind, UnaryOperator<String> change);

    /** Forgets a document. */
    void forget(String kind, String name);

    /** Forgets the documents of a kind whose names begin with a prefix and sort before a name. */
    void forget(String kind, String prefix, String before);
}
