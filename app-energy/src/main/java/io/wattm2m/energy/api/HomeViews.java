// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.home.Dwelling;
import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.HomeDevice;
import io.wattm2m.energy.home.Invited;
import io.wattm2m.energy.home.Membership;
import io.wattm2m.energy.home.Room;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.live.Devices;
import io.wattm2m.energy.people.People;
import io.wattm2m.energy.people.Person;
import io.wattm2m.energy.people.Role;
import io.wattm2m.energy.people.Ticket;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The documents about homes. */
final class HomeViews {
    private HomeViews() {}

    /** A home as a member sees it; the income level is for its owners, null to others. */
    record HomeView(String id, String name, String kind, String role, String address, String buildingType,
            double areaM2, int residents, String tariff, @Nullable String incomeLevel, List<Room> rooms,
            List<HomeDeviceView> devices, int members, Instant created) {
        static HomeView of(Home home, Role role, Devices seen) {
            Dwelling dwelling = home.dwelling();
            return new HomeView(home.id(), home.name(), home.kind().label(), role.label(), dwelling.address(),
                    dwelling.buildingType(), dwelling.areaM2(), dwelling.residents(), dwelling.tariff(),
                    role == Role.OWNER ? dwelling.incomeLevel() : null, home.rooms(),
                    home.devices().stream().map(device -> HomeDeviceView.of(device, seen)).toList(),
                    home.members().size(), home.created());
        }
    }

    /**
     * A device of a home; {@code lastSeen} is null where it has not been heard of, and {@code left} where it stands
     * there still.
     */
    record HomeDeviceView(String deviceId, String kind, String room, String manufacturer, String model,
            @Nullable LocalDate installed, String name, @Nullable Instant lastSeen, @Nullable Instant left) {
        static HomeDeviceView of(HomeDevice device, Devices seen) {
            Optional<Device> known = seen.find(device.deviceId());
            return new HomeDeviceView(device.deviceId(), device.kind().label(), device.roomId(),
                    device.manufacturer(), device.model(), device.installed(),
                    known.map(Device::name).orElse(device.deviceId()), known.flatMap(Device::lastSeen).orElse(null),
                    device.left());
        }
    }

    /** A member as the others of the home see him. */
    record MemberView(String id, String name, String role) {
        static MemberView of(Membership membership, People people) {
            return new MemberView(membership.personId(),
                    people.find(membership.personId()).map(MemberView::name).orElse(membership.personId()),
                    membership.role().label());
        }

        private static String name(Person person) {
            String displayed = person.profile().displayName();
            return displayed.isEmpty() ? person.name() : displayed;
        }
    }

    /** An invitation without its secret. */
    record OpenInvitation(String role, Instant expires) {
        static OpenInvitation of(Ticket ticket) {
            return new OpenInvitation(Invited.of(ticket).role().label(), ticket.expires());
        }
    }

    /** What somebody wants a home to be; what is absent stays, or is not known. */
    record WantedHome(@Nullable String name, @Nullable String kind, @Nullable String address,
            @Nullable String buildingType, @Nullable Double areaM2, @Nullable Integer residents,
            @Nullable String tariff, @Nullable String incomeLevel) {
        String name(String known) {
            return or(name, known);
        }

        Home.Kind kind(Home.Kind known) {
            return kind == null ? known : Home.Kind.named(kind);
        }

        Dwelling dwelling(Dwelling known) {
            return new Dwelling(or(address, known.address()), or(buildingType, known.buildingType()),
                    areaM2 == null ? known.areaM2() : areaM2, residents == null ? known.residents() : residents,
                    or(tariff, known.tariff()), or(incomeLevel, known.incomeLevel()));
        }

        private static String or(@Nullable String wanted, String known) {
            return wanted == null ? known : wanted;
        }
    }

    /** What is to be known of a device; a smart plug where nothing is said. */
    record WantedDevice(@Nullable String kind, @Nullable String room, @Nullable String manufacturer,
            @Nullable String model, @Nullable LocalDate installed) {
        HomeDevice device(String deviceId) {
            return new HomeDevice(deviceId,
                    kind == null ? HomeDevice.Kind.SMART_PLUG : HomeDevice.Kind.named(kind), orEmpty(room),
                    orEmpty(manufacturer), orEmpty(model), installed, null);
        }

        private static String orEmpty(@Nullable String text) {
            return text == null ? "" : text;
        }
    }

    /** Who accepts an invitation; with name and password where he has no account yet. */
    record Acceptance(@Nullable String token, @Nullable String name, @Nullable String password, boolean cookie) {}
}
