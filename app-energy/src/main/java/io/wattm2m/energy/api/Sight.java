// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.people.Person;
import io.wattm2m.energy.people.Refusal;
import io.wattm2m.energy.people.Role;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jetty.server.Request;

/**
 * What a visitor sees, or may act on: the plugs of homes in which he has the role that is needed, and those of no home
 * where the installation gives it to him. Immutable; homes may change behind it.
 *
 * @param visitor who
 * @param needed the role for what he wants
 * @param homes all homes
 * @param wanted the home that alone he asks about, empty for all that he sees
 */
record Sight(Visitor visitor, Role needed, Homes homes, String wanted) {
    private static final String ATTRIBUTE = "io.wattm2m.energy.sight";

    /** All that a visitor sees. */
    static Sight ofAll(Visitor visitor, Role needed, Homes homes) {
        return new Sight(visitor, needed, homes, "");
    }

    /** The home that a request is about; empty where none is named. */
    static String home(Request request) {
        String named = Request.extractQueryParameters(request).getValue(EachHome.PARAMETER);
        return named == null ? "" : named;
    }

    /** Remembers it with its request. */
    void remember(Request request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** What the sender of a request sees; nothing before he has been let in. */
    static Optional<Sight> of(Request request) {
        return Optional.ofNullable(request.getAttribute(ATTRIBUTE)).filter(Sight.class::isInstance)
                .map(Sight.class::cast);
    }

    /** Refusal where he asks about a home that is none of his, as if there were none. */
    void requireHome() {
        if (!wanted.isEmpty() && !Residence.isVisible(homes, visitor, wanted)) {
            throw Refusal.unknown("there is no home " + wanted);
        }
    }

    boolean sees(String deviceId) {
        if (!wanted.isEmpty() && !wanted.equals(Residence.id(homes, deviceId))) {
            return false;
        }
        Function<Home, Optional<Role>> his = home -> person().flatMap(person -> home.role(person.id()));
        return homes.with(deviceId).map(his).orElseGet(visitor::role).filter(role -> role.includes(least()))
                .isPresent();
    }

    /** Whether he has the role in any home of his. */
    boolean isOfAHome() {
        return person().stream().flatMap(person -> homes.of(person.id()).stream()
                .flatMap(home -> home.role(person.id()).stream())).anyMatch(role -> role.includes(needed));
    }

    /** Whether the installation gives him the role. */
    boolean isOfTheInstallation() {
        return visitor.isAtLeast(needed);
    }

    /** What is for everybody who has an account still shows nobody the plugs of others. */
    private Role least() {
        return needed == Role.RESIDENT ? Role.VIEWER : needed;
    }

    private Optional<Person> person() {
        return visitor.person();
    }
}
