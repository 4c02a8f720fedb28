// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.people.Person;
import io.wattm2m.energy.people.Profile;
import io.wattm2m.energy.people.Role;
import io.wattm2m.energy.privacy.Seal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The row of a person. One thread. */
@Entity(name = "StoredPerson")
@Table(name = "person_row")
class StoredPerson {
    @Id
    @Column(length = 40)
    private String id = "";

    @Column(nullable = false, length = 100)
    private String name = "";

    @Column(nullable = false, length = 20)
    private String role = "";

    @Column(name = "password_hash", nullable = false, length = 300)
    private String passwordHash = "";

    @Column(name = "person_version", nullable = false)
    private long version;

    @Column(nullable = false)
    private Instant created = Instant.EPOCH;

    /** Sealed. */
    @Column(name = "display_name", nullable = false, length = 1000)
    private String displayName = "";

    /** Sealed. */
    @Column(nullable = false, length = 1000)
    private String email = "";

    @Column(nullable = false, length = 10)
    private String locale = "";

    @Column(nullable = false, length = 10)
    private String theme = "";

    /** For Hibernate. */
    StoredPerson() {}

    StoredPerson(Person person, Seal seal) {
        this.id = person.id();
        this.name = person.name();
        this.role = person.role().label();
        this.passwordHash = person.passwordHash();
        this.version = person.version();
        this.created = person.created();
        this.displayName = seal.close(person.profile().displayName());
        this.email = seal.close(person.profile().email());
        this.locale = person.profile().locale();
        this.theme = person.profile().theme();
    }

    /** As it is kept. */
    String displayName() {
        return displayName;
    }

    /** As it is kept. */
    String email() {
        return email;
    }

    Person person(Seal seal) {
        return new Person(id, name, Role.named(role), passwordHash, version, created,
                new Profile(seal.open(displayName), seal.open(email), locale, theme));
    }
}
