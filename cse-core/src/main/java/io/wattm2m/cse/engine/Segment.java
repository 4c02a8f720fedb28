// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The straight way between two points. Immutable.
 *
 * @param from where it begins
 * @param to where it ends
 */
record Segment(Point from, Point to) {

    /** Whether the point lies on it. */
    boolean has(Point point) {
        return from.towards(to, Math.clamp(part(point), 0, 1)).isAt(point);
    }

    /** Whether the two have a point in common. */
    boolean meets(Segment other) {
        return has(other.from) || has(other.to) || other.has(from) || other.has(to)
                || isBetween(crossing(other)) && isBetween(other.crossing(this));
    }

    /** A point of each part into which others cut this. */
    List<Point> middles(List<Segment> others) {
        TreeSet<Double> cuts = new TreeSet<>(List.of(0.0, 1.0));
        for (Segment other : others) {
            for (double cut : new double[] {crossing(other), part(other.from), part(other.to)}) {
                if (isBetween(cut)) {
                    cuts.add(cut);
                }
            }
        }
        List<Double> parts = new ArrayList<>(cuts);
        List<Point> middles = new ArrayList<>();
        for (int i = 1; i < parts.size(); i++) {
            middles.add(from.towards(to, (parts.get(i - 1) + parts.get(i)) / 2));
        }
        return middles;
    }

    /** A point closely beside its middle, on one side or on the other. */
    Point beside(boolean left) {
        double part = left ? 1e-6 : -1e-6;
        Point middle = from.towards(to, 0.5);
        return new Point(middle.x() - part * (to.y() - from.y()), middle.y() + part * (to.x() - from.x()));
    }

    /** After which part of the way the straight line through the other is crossed; not a number where it never is. */
    private double crossing(Segment other) {
        double width = other.to.x() - other.from.x();
        double height = other.to.y() - other.from.y();
        double steepness = (to.x() - from.x()) * height - (to.y() - from.y()) * width;
        return ((other.from.x() - from.x()) * height - (other.from.y() - from.y()) * width) / steepness;
    }

    /** After which part of the way the point is nearest. */
    private double part(Point point) {
        double width = to.x() - from.x();
        double height = to.y() - from.y();
        double square = width * width + height * height;
        return square == 0 ? 0 : ((point.x() - from.x()) * width + (point.y() - from.y()) * height) / square;
    }

    private static boolean isBetween(double part) {
        return part >= 0 && part <= 1;
    }
}
