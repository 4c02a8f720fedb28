// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.picture;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where rooms and plugs are. All places are in percent of the plan's width and height, from the top left. Immutable.
 *
 * @param rooms drawn as rectangles
 * @param outlets where plugs are
 */
public record FloorPlan(List<Room> rooms, List<Outlet> outlets) {
    /** Nothing drawn yet. */
    public static final FloorPlan EMPTY = new FloorPlan(List.of(), List.of());
    private static final int MOST_ROOMS = 50;
    private static final int MOST_OUTLETS = 300;
    private static final int LONGEST_NAME = 100;

    public FloorPlan {
        rooms = List.copyOf(rooms);
        outlets = List.copyOf(outlets);
        require(rooms.size() <= MOST_ROOMS, "a plan has at most " + MOST_ROOMS + " rooms");
        require(outlets.size() <= MOST_OUTLETS, "a plan has at most " + MOST_OUTLETS + " plugs");
        Set<String> ids = new HashSet<>();
        outlets.forEach(outlet -> require(ids.add(outlet.deviceId), outlet.deviceId + " is on the plan twice"));
    }

    private static void percent(String what, double value) {
        require(value >= 0 && value <= 100, what + " " + value + " is not 0 to 100 percent");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /**
     * A room. Immutable.
     *
     * @param name what people call it
     * @param x of its left side
     * @param y of its upper side
     * @param width of it
     * @param height of it
     */
    public record Room(String name, double x, double y, double width, double height) {
        public Room {
            require(name != null && name.length() <= LONGEST_NAME, "a room has a name of up to " + LONGEST_NAME);
            percent("x", x);
            percent("y", y);
            percent("x + width", x + width);
            percent("y + height", y + height);
            require(width > 0 && height > 0, "a room is wider and higher than nothing");
        }
    }

    /**
     * A plug on the plan. Immutable.
     *
     * @param deviceId the plug
     * @param x of its middle
     * @param y of its middle
     */
    public record Outlet(String deviceId, double x, double y) {
        public Outlet {
            require(deviceId != null && !deviceId.isBlank(), "a plug has an id");
            percent("x", x);
            percent("y", y);
        }
    }
}
