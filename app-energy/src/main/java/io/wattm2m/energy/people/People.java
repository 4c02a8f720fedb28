// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.people;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Everybody who has an account. Thread-safe; there is always an owner once there is anybody, and never more than
 * {@value #MOST}.
 */
public final class People {
    static final int MOST = 200;
    private final PersonStore store;
    private final Map<String, Person> persons;

    public People(PersonStore store) {
        this.store = store;
        this.persons = new ConcurrentHashMap<>(
                store.persons().stream().collect(Collectors.toMap(Person::id, person -> person)));
    }

    /** Whether nobody has an account yet. */
    public boolean isEmpty() {
        return persons.isEmpty();
    }

    /** By name. */
    public List<Person> all() {
        return persons.values().stream().sorted(Comparator.comparing(Person::name)).toList();
    }

    public Optional<Person> find(String id) {
        return Optional.ofNullable(persons.get(id));
    }

    /** The one who logs in with this name. */
    Optional<Person> named(String name) {
        return persons.values().stream().filter(person -> person.name().equals(name)).findFirst();
    }

    /** Makes an account; Refusal where the name is taken. */
    synchronized Person add(String id, String name, Role role, String passwordHash, Instant now) {
        if (named(name).isPresent()) {
            throw Refusal.conflict("the name '" + name + "' is taken");
        }
        if (persons.size() >= MOST) {
            throw Refusal.conflict("there are " + MOST + " accounts, which is the most");
        }
        return keep(new Person(id, name, role, passwordHash, 1, now, Profile.EMPTY));
    }

    /** Seals what is sealed of everybody once more; no change is under way meanwhile. */
    public synchronized void renew() {
        store.reseal();
    }

    /** Forgets an account that was made but could not be kept. */
    synchronized void recall(String id) {
        if (persons.containsKey(id) && store.persons().stream().noneMatch(person -> person.id().equals(id))) {
            persons.remove(id);
        }
    }

    /** Changes what somebody may do; Refusal where no owner would be left. */
    synchronized Person setRole(String id, Role role) {
        if (role != Role.OWNER) {
            requireAnotherOwner(id);
        }
        return change(id, person -> person.with(role));
    }

    synchronized Person setPassword(String id, String passwordHash) {
        return change(id, person -> person.withPassword(passwordHash));
    }

    /** Changes what a person says of himself. */
    public synchronized Person setProfile(String id, Profile profile) {
        return change(id, person -> person.with(profile));
    }

    /** Removes an account; Refusal where no owner would be left. */
    synchronized void remove(String id) {
        require(id);
        requireAnotherOwner(id);
        store.remove(id);
        persons.remove(id);
    }

    /** The person of this id; Refusal where there is none. */
    public Person require(String id) {
        return find(id).orElseThrow(() -> Refusal.unknown("there is no account " + id));
    }

    private Person change(String id, UnaryOperator<Person> change) {
        return keep(change.apply(require(id)));
    }

    private Person keep(Person person) {
        store.keep(person);
        persons.put(person.id(), person);
        return person;
    }

    /** Refusal where nobody has this id, or no owner would be left without him. */
    void requireAnotherOwner(String id) {
        if (persons.values().stream().noneMatch(person -> person.role() == Role.OWNER && !person.id().equals(id))) {
            throw Refusal.conflict("somebody has to remain the owner");
        }
    }
}
