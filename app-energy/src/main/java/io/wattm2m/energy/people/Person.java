// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.people;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Somebody with an account. Immutable.
 *
 * @param id never changes and is never given twice
 * @param name what he logs in with, in small letters
 * @param role what he may do
 * @param passwordHash as {@link Passwords} makes it
 * @param version goes up whenever what he was given before must not count any more
 * @param created when the account was made
 * @param profile what he says of himself
 */
public record Person(String id, String name, Role role, String passwordHash, long version, Instant created,
        Profile profile) {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]{1,99}");

    public Person {
        requireNonNull(id, "id is null");
        requireNonNull(role, "role is null");
        requireNonNull(created, "created is null");
        requireNonNull(profile, "profile is null");
    }

    /** A name as it is kept; Refusal where it is none. */
    public static String name(String wanted) {
        String name = wanted.strip().toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            throw Refusal.malformed("name '" + wanted + "' is not 2 to 100 letters, digits and . _ @ + -");
        }
        return name;
    }

    /** In whose name the CSE is asked for him; the role is in it, so that policies can tell roles by a pattern. */
    public String originator() {
        return "Cenergy-" + role.label() + "-" + id;
    }

    /** The names in which the CSE may ever have been asked for him. */
    public List<String> originators() {
        return Stream.of(Role.values()).map(each -> "Cenergy-" + each.label() + "-" + id).toList();
    }

    Person with(Role other) {
        return new Person(id, name, other, passwordHash, version + 1, created, profile);
    }

    Person withPassword(String hash) {
        return new Person(id, name, role, hash, version + 1, created, profile);
    }

    Person with(Profile other) {
        return new Person(id, name, role, passwordHash, version, created, other);
    }

    /** Without the hash of the password. */
    @Override
    public String toString() {
        return "Person[" + id + ", " + name + ", " + role + "]";
    }
}
