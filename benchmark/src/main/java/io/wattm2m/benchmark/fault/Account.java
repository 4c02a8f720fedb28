// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.fault;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What became of the creations in one container, as far as those know who asked for them; each is known by its content.
 * Thread-safe.
 *
 * @param container the structured address
 * @param most its maxNrOfInstances, 0 for no limit
 * @param asked what was asked for
 * @param acknowledged what was answered with success
 */
record Account(String container, int most, Set<String> asked, Set<String> acknowledged) {

    static Account of(String container, int most) {
        return new Account(container, most, ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet());
    }

    boolean isLimited() {
        return most > 0;
    }

    /** Without the levels above. */
    String name() {
        return container.substring(container.lastIndexOf('/') + 1);
    }
}
