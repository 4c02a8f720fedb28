// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.home.Dwelling;
import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.people.Refusal;
import io.wattm2m.energy.people.Role;
import io.wattm2m.energy.report.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The home that a request is about, for the one who asks. Immutable.
 *
 * @param id of the home; {@value #HOUSEHOLD} for all devices that stand in none
 * @param name what its people call it
 * @param dwelling what it is like
 * @param deviceIds what stands there
 * @param role what the one who asks may do there
 */
record Residence(String id, String name, Dwelling dwelling, Set<String> deviceIds, Role role) {
    /** The devices that stand in no home, as in an installation for one household. */
    static final String HOUSEHOLD = "household";

    /** A home by its id; Refusal as if there were none to those who do not belong to it. */
    static Residence of(Household household, Homes homes, Visitor visitor, @Nullable String homeId) {
        return visible(household, homes, visitor).filter(each -> homeId == null || each.id.equals(homeId)).findFirst()
                .orElseThrow(() -> Refusal.unknown(homeId == null ? "there is no home of yours"
                        : "there is no home " + homeId));
    }

    /** The id of the home in which a device stands. */
    static String id(Homes homes, String deviceId) {
        return homes.with(deviceId).map(Home::id).orElse(HOUSEHOLD);
    }

    /** The ids of the homes that somebody belongs to. */
    static List<String> ids(Household household, Homes homes, Visitor visitor) {
        return visible(household, homes, visitor).map(Residence::id).toList();
    }

    /** The same; Refusal to who may do less there. */
    Residence require(Role needed) {
        if (!role.includes(needed)) {
            throw Refusal.forbidden("this is for " + needed.spoken() + " of the home; you are " + role.spoken());
        }
        return this;
    }

    /** The same as the subject of a report. */
    Subject subject(Household household) {
        return new Subject(id, name, dwelling.tariff(), deviceIds.stream().collect(Collectors.toMap(each -> each,
                each -> household.devices().find(each).map(Device::name).orElse(each))));
    }

    /** What somebody belongs to, and for who is of the installation what stands in no home. */
    static Stream<Residence> visible(Household household, Homes homes, Visitor visitor) {
        return Stream.concat(homes.all().stream().flatMap(home -> role(home, visitor).map(role -> of(home, role))
                .stream()), visitor.role().filter(role -> role.includes(Role.VIEWER))
                        .map(role -> rest(household, homes, role)).stream());
    }

    /** Whether there is such a home for somebody. */
    static boolean isVisible(Homes homes, Visitor visitor, String homeId) {
        return homeId.equals(HOUSEHOLD) ? visitor.isAtLeast(Role.VIEWER)
                : homes.find(homeId).flatMap(home -> role(home, visitor)).isPresent();
    }

    /** A guest sits at the machine, and there is nobody yet to whom anything could belong. */
    private static Optional<Role> role(Home home, Visitor visitor) {
        return visitor.person().isEmpty() ? visitor.role() : visitor.person().flatMap(who -> home.role(who.id()));
    }

    /** Any home by its id, for what the application does by itself; empty where there is none. */
    static Optional<Residence> find(Household household, Homes homes, String homeId) {
        return homeId.equals(HOUSEHOLD) ? Optional.of(rest(household, homes, Role.OWNER))
                : homes.find(homeId).map(home -> of(home, Role.OWNER));
    }

    private static Residence of(Home home, Role role) {
        return new Residence(home.id(), home.name(), home.dwelling(), home.deviceIds(), role);
    }

    private static Residence rest(Household household, Homes homes, Role role) {
        return new Residence(HOUSEHOLD, "", Dwelling.UNKNOWN, Set.copyOf(household.devices().all().stream()
                .map(Device::deviceId).filter(id -> homes.with(id).isEmpty()).toList()), role);
    }
}
