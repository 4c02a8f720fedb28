// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.home;

/**
 * A room of a home. Immutable.
 *
 * @param id its name in addresses
 * @param name what people call it
 */
public record Room(String id, String name) {
    private static final int LONGEST = 100;

    public Room {
        Texts.require(id.matches("[A-Za-z0-9_-]{1,40}"), "room id '" + id + "' is not 1 to 40 letters, digits, - or _");
        Texts.require(!name.isBlank(), "a room has a name");
        Texts.require(name, LONGEST, "the name of a room");
    }
}
