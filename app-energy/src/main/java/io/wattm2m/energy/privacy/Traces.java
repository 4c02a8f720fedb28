// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.privacy;

import io.wattm2m.energy.people.Person;
import java.util.Map;

/** What some part of the application keeps of people. Thread-safe. */
public interface Traces {

    /**
     * All of it about somebody, by the names of files; texts and bytes as they are, everything else for JSON; or who
     * supplies one of these when the turn of its file comes.
     */
    Map<String, Object> about(Person person);

    /** Somebody has another mail address, empty for none; what was mailed to the one before goes there. */
    default void moved(String before, String after) {
        // few keep addresses
    }

    /** Erases all of it about somebody; may be asked again after a failure. */
    void erase(Person person);
}
