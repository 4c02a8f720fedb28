// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** What is wrong with a plug at the moment. Thread-safe. */
final class Troubles {
    private final Map<String, String> texts = new ConcurrentSkipListMap<>();

    /** This is wrong. */
    void set(String kind, String text) {
        texts.put(kind, text);
    }

    /** This is not wrong any more. */
    void clear(String kind) {
        texts.remove(kind);
    }

    /** One or the other. */
    void set(String kind, String text, boolean wrong) {
        if (wrong) {
            set(kind, text);
        } else {
            clear(kind);
        }
    }

    /** All of it for people, empty where nothing is wrong. */
    String text() {
        return String.join("; ", texts.values().stream().distinct().toList());
    }
}
