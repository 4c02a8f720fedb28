// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.energy.alert.Alert;
import io.wattm2m.energy.alert.AlertRule.Way;
import io.wattm2m.energy.alert.Messenger;
import io.wattm2m.energy.alert.Sentence;
import io.wattm2m.energy.alert.Telling;
import io.wattm2m.energy.api.Residents;
import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.people.People;
import io.wattm2m.energy.people.Person;
import io.wattm2m.energy.privacy.Purpose;

/**
 * Tells of a home's devices those only who belong to it: by mail those who have agreed to that, and no webhook of the
 * installation. Thread-safe.
 *
 * @param messenger who tells
 * @param residents who lives where
 * @param people everybody
 */
record HomeMessenger(Messenger messenger, Residents residents, People people) implements Messenger {

    @Override
    public void tell(Way way, Alert alert, Sentence sentence, Telling telling) {
        residents.homes().with(alert.deviceId()).ifPresentOrElse(home -> tell(home, way, alert, sentence, telling),
                () -> messenger.tell(way, alert, sentence, telling));
    }

    @Override
    public void publish(Alert alert) {
        messenger.publish(alert);
    }

    private void tell(Home home, Way way, Alert alert, Sentence sentence, Telling telling) {
        switch (way) {
            case MAIL -> home.members().stream().flatMap(member -> people.find(member.personId()).stream())
                    .filter(person -> residents.privacy().consents().allows(person.id(), Purpose.EMAIL))
                    .map(person -> to(person, telling))
                    .forEach(own -> messenger.tell(way, alert, sentence, own));
            case WEBHOOK -> { /* who has set it need not belong to the home */ }
            default -> messenger.tell(way, alert, sentence, telling);
        }
    }

    private static Telling to(Person person, Telling telling) {
        String own = person.profile().locale();
        return new Telling(telling.quietFrom(), telling.quietTo(), person.profile().email(), telling.webhook(),
                own.isEmpty() ? telling.language() : own, telling.pauseMinutes());
    }
}
