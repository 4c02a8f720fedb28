// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

/**
 * A point in the plane; which others it is told apart from is up to {@link #TOLERANCE}. Immutable.
 *
 * @param x degrees of longitude
 * @param y degrees of latitude
 */
record Point(double x, double y) {
    /** A tenth of a millimetre on the ground, in degrees. */
    static final double TOLERANCE = 1e-9;

    /** Whether this is the same place. */
    boolean isAt(Point other) {
        return Math.hypot(x - other.x, y - other.y) <= TOLERANCE;
    }

    /** The point at this part of the way to another one. */
    Point towards(Point other, double part) {
        return new Point(x + part * (other.x - x), y + part * (other.y - y));
    }
}
