// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import java.util.List;
import java.util.stream.Stream;

/**
 * A polygon. Immutable.
 *
 * @param edges those of its outer ring and of its holes
 */
record Area(List<Segment> edges) {

    /** Whether the point lies in it or on its edge. */
    boolean has(Point point) {
        return isOnEdge(point) || isSurrounded(point);
    }

    /** Whether no part of it lies outside the other. */
    boolean within(Area other) {
        boolean edgesWithin = edges.stream().allMatch(edge -> other.has(edge.from())
                && edge.middles(other.edges).stream().allMatch(other::has));
        // an edge of the other that goes through the inside has its outside, or a hole, on one of its sides
        return edgesWithin && inside().allMatch(other::has)
                && other.edges.stream().flatMap(edge -> edge.middles(edges).stream())
                        .noneMatch(point -> !isOnEdge(point) && isSurrounded(point));
    }

    /** A point of the inside. */
    private Stream<Point> inside() {
        return edges.stream().flatMap(edge -> Stream.of(edge.beside(true), edge.beside(false)))
                .filter(point -> !isOnEdge(point) && isSurrounded(point)).limit(1);
    }

    private boolean isOnEdge(Point point) {
        return edges.stream().anyMatch(edge -> edge.has(point));
    }

    /** Whether a ray from the point crosses an odd number of edges. */
    private boolean isSurrounded(Point point) {
        return edges.stream().filter(edge -> edge.from().y() > point.y() != edge.to().y() > point.y()
                && point.x() < edge.from().x() + (edge.to().x() - edge.from().x()) * (point.y() - edge.from().y())
                        / (edge.to().y() - edge.from().y()))
                .count() % 2 == 1;
    }
}
