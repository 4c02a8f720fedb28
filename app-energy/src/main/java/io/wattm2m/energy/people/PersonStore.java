// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.people;

import java.util.List;

/** Where people are kept. Thread-safe; changes are durable on return. */
public interface PersonStore {

    List<Person> persons();

    /** Keeps a person in the place of the one of this id. */
    void keep(Person person);

    /** Seals what is sealed of everybody once more, as under another key; nothing else of them is written. */
    void reseal();

    /** Forgets a person, and nothing if there is none of this id. */
    void remove(String id);
}
