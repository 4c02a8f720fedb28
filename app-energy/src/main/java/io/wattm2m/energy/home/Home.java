// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.home;

import static java.util.Objects.requireNonNull;

import io.wattm2m.energy.people.Refusal;
import io.wattm2m.energy.people.Role;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A home with everything and everybody in it. Immutable.
 *
 * @param id never changes and is never given twice
 * @param name what its people call it
 * @param kind who lives there
 * @param dwelling what it is like
 * @param rooms its rooms
 * @param devices what stands there
 * @param members who belongs to it, at least one owner
 * @param created when it was made
 */
public record Home(String id, String name, Kind kind, Dwelling dwelling, List<Room> rooms, List<HomeDevice> devices,
        List<Membership> members, Instant created) {
    private static final int LONGEST_NAME = 100;
    private static final int MOST_ROOMS = 50;
    private static final int MOST_DEVICES = 200;
    private static final int MOST_MEMBERS = 100;

    public Home {
        requireNonNull(id, "id is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(dwelling, "dwelling is null");
        requireNonNull(created, "created is null");
        rooms = List.copyOf(rooms);
        devices = List.copyOf(devices);
        members = List.copyOf(members);
        Texts.require(!name.isBlank(), "a home has a name");
        Texts.require(name, LONGEST_NAME, "name");
        Texts.require(rooms.size() <= MOST_ROOMS, "a home has at most " + MOST_ROOMS + " rooms");
        Texts.require(devices.size() <= MOST_DEVICES, "a home has at most " + MOST_DEVICES + " devices");
        Texts.require(members.size() <= MOST_MEMBERS, "a home has at most " + MOST_MEMBERS + " members");
    }

    /** The ids of the devices that stand there. */
    public Set<String> deviceIds() {
        return devices.stream().map(HomeDevice::deviceId).collect(Collectors.toUnmodifiableSet());
    }

    /** What somebody may do there; empty where he does not belong to it. */
    public Optional<Role> role(String personId) {
        return members.stream().filter(member -> member.personId().equals(personId)).map(Membership::role)
                .findFirst();
    }

    /** Whether this person is one of its owners. */
    public boolean isOwnedBy(String personId) {
        return role(personId).filter(Role.OWNER::equals).isPresent();
    }

    /** A device that stands there, empty where it does not. */
    public Optional<HomeDevice> device(String deviceId) {
        return devices.stream().filter(device -> device.deviceId().equals(deviceId)).findFirst();
    }

    /** The same with another name and kind, and another dwelling. */
    public Home described(String newName, Kind newKind, Dwelling newDwelling) {
        return new Home(id, newName, newKind, newDwelling, rooms, devices, members, created);
    }

    /** The same with other rooms; devices of rooms that are gone stand in none. */
    Home withRooms(List<Room> others) {
        Set<String> ids = others.stream().map(Room::id).collect(Collectors.toSet());
        Texts.require(ids.size() == others.size(), "two rooms have the same id");
        List<HomeDevice> moved = devices.stream().map(device -> ids.contains(device.roomId()) ? device : device.in(""))
                .toList();
        return new Home(id, name, kind, dwelling, others, moved, members, created);
    }

    /** The same with this device, in the place of the one with the same id. */
    Home with(HomeDevice device) {
        Texts.require(device.roomId().isEmpty() || rooms.stream().anyMatch(room -> room.id().equals(device.roomId())),
                "there is no room " + device.roomId());
        return withDevices(Stream.concat(without(device.deviceId()).devices.stream(), Stream.of(device)).toList());
    }

    /** The same without a device. */
    Home without(String deviceId) {
        return withDevices(devices.stream().filter(device -> !device.deviceId().equals(deviceId)).toList());
    }

    /** The same with this member, in the place of his former role; Refusal where no owner would be left. */
    Home with(Membership member) {
        return withMembers(Stream.concat(others(member.personId()), Stream.of(member)).toList());
    }

    /** The same without a member; Refusal where no owner would be left. */
    public Home withoutMember(String personId) {
        return withMembers(others(personId).toList());
    }

    private Stream<Membership> others(String personId) {
        return members.stream().filter(member -> !member.personId().equals(personId));
    }

    private Home withDevices(List<HomeDevice> all) {
        return new Home(id, name, kind, dwelling, rooms, all, members, created);
    }

    private Home withMembers(List<Membership> all) {
        if (all.stream().noneMatch(member -> member.role() == Role.OWNER)) {
            throw Refusal.conflict("somebody has to remain the owner of the home");
        }
        return new Home(id, name, kind, dwelling, rooms, devices, all, created);
    }

    /** Who lives there. */
    public enum Kind {
        INDIVIDUAL, FAMILY, COMMUNITY;

        /** The name in documents. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind of this name; Refusal names those there are. */
        public static Kind named(String label) {
            return Arrays.stream(values()).filter(kind -> kind.label().equals(label)).findFirst().orElseThrow(
                    () -> Refusal.malformed("kind '" + label + "' is not individual, family or community"));
        }
    }
}
