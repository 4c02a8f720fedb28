// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.people;

import java.time.Duration;
import java.time.InstantSource;

/**
 * Slows down guessing: of one name from one place, from one place at all, and of one name from wherever. Thread-safe;
 * bounded. Those who are logged in already are not concerned.
 */
final class Gatekeeper {
    private final Allowance pair;
    private final Allowance place;
    private final Allowance name;

    Gatekeeper(InstantSource clock) {
        this.pair = new Allowance(5, Duration.ofSeconds(30), clock);
        this.place = new Allowance(30, Duration.ofSeconds(10), clock);
        this.name = new Allowance(100, Duration.ofSeconds(30), clock);
    }

    /** Counts an attempt; Refusal with the pause where there were too many. */
    void attempt(String who, String address) {
        if (!pair.take(who + " " + address)) {
            throw tooOften(pair.pause(who + " " + address));
        }
        if (!place.take(address)) {
            throw tooOften(place.pause(address));
        }
        if (!name.take(who)) {
            throw tooOften(name.pause(who));
        }
    }

    private static Refusal tooOften(Duration pause) {
        return Refusal.tooOften("too many attempts; try again in " + Math.max(1, pause.toSeconds()) + " s", pause);
    }
}
