// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.people.People;
import io.wattm2m.energy.people.Person;
import io.wattm2m.energy.people.Role;
import io.wattm2m.energy.privacy.Consents;
import io.wattm2m.energy.privacy.Purpose;
import io.wattm2m.energy.report.MailPermission;
import java.util.stream.Stream;

/**
 * Mails about a home go to those who belong to it and have agreed to mails, at the address of their profile; those
 * about what stands in no home go to those of the installation. While nobody has an account, who sits at the machine
 * says for himself where they go. Thread-safe.
 *
 * @param homes who lives where
 * @param people everybody
 * @param consents who has agreed to what
 */
record Addressees(Homes homes, People people, Consents consents) implements MailPermission {

    @Override
    public boolean allows(String homeId, String address) {
        return people.isEmpty() || concerned(homeId)
                .anyMatch(person -> person.profile().email().equalsIgnoreCase(address)
                        && consents.allows(person.id(), Purpose.EMAIL));
    }

    private Stream<Person> concerned(String homeId) {
        return homes.find(homeId)
                .map(home -> home.members().stream().flatMap(member -> people.find(member.personId()).stream()))
                .orElseGet(() -> people.all().stream().filter(person -> person.role().includes(Role.VIEWER)));
    }
}
