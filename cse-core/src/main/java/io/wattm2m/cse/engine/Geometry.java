// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.codec.JsonDocuments;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A geometry of m2m:geoCoordinates: points, lines and areas in degrees, in the plane of longitude and latitude. What
 * touches counts as inside; a tenth of a millimetre is not told apart. Immutable.
 *
 * @param points single points
 * @param lines the parts of lines
 * @param areas polygons, each with its holes
 */
record Geometry(List<Point> points, List<Segment> lines, List<Area> areas) {
    private static final int MOST_POSITIONS = 2_000;
    private static final JsonDocuments JSON = new JsonDocuments();

    /**
     * Reads coordinates as GeoJSON has them; IllegalArgumentException where they are none of this type.
     *
     * @param type 1 point, 2 line, 3 polygon, 4 to 6 several of those (m2m:geometryType)
     */
    static Geometry parse(long type, String coordinates) {
        Object read = JSON.read(coordinates.getBytes(StandardCharsets.UTF_8));
        Geometry geometry = new Geometry(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        switch ((int) type) {
            case 1 -> geometry.points.add(point(read));
            case 2 -> geometry.lines.addAll(line(read, false));
            case 3 -> geometry.areas.add(area(read));
            case 4 -> each(read, item -> geometry.points.add(point(item)));
            case 5 -> each(read, item -> geometry.lines.addAll(line(item, false)));
            case 6 -> each(read, item -> geometry.areas.add(area(item)));
            default -> throw new IllegalArgumentException(type + " is not a geometry type (1 to 6)");
        }
        if (geometry.corners().limit(MOST_POSITIONS + 1L).count() > MOST_POSITIONS) {
            throw new IllegalArgumentException("there are more than " + MOST_POSITIONS / 2 + " positions");
        }
        return geometry;
    }

    /** Whether no part of this lies outside the other; an area has to lie in one area of the other. */
    boolean within(Geometry other) {
        return points.stream().allMatch(other::covers) && lines.stream().allMatch(other::covers)
                && areas.stream().allMatch(area -> other.areas.stream().anyMatch(area::within));
    }

    /** Whether the two have anything in common. */
    boolean intersects(Geometry other) {
        return corners().anyMatch(other::covers) || other.corners().anyMatch(this::covers)
                || edges().anyMatch(edge -> other.edges().anyMatch(edge::meets));
    }

    private boolean covers(Point point) {
        return points.stream().anyMatch(point::isAt) || lines.stream().anyMatch(line -> line.has(point))
                || areas.stream().anyMatch(area -> area.has(point));
    }

    private boolean covers(Segment segment) {
        return covers(segment.from()) && covers(segment.to())
                && segment.middles(edges().toList()).stream().allMatch(this::covers);
    }

    private Stream<Segment> edges() {
        return Stream.concat(lines.stream(), areas.stream().flatMap(area -> area.edges().stream()));
    }

    private Stream<Point> corners() {
        return Stream.concat(points.stream(), edges().flatMap(edge -> Stream.of(edge.from(), edge.to())));
    }

    private static void each(Object list, Consumer<Object> consumer) {
        items(list, 1).forEach(consumer);
    }

    private static Area area(Object rings) {
        List<Segment> edges = new ArrayList<>();
        each(rings, ring -> edges.addAll(line(ring, true)));
        return new Area(List.copyOf(edges));
    }

    private static List<Segment> line(Object positions, boolean ring) {
        List<Point> points = items(positions, ring ? 4 : 2).stream().map(Geometry::point).toList();
        if (ring && !points.getFirst().isAt(points.getLast())) {
            throw new IllegalArgumentException("a ring ends where it begins");
        }
        List<Segment> segments = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            segments.add(new Segment(points.get(i - 1), points.get(i)));
        }
        return segments;
    }

    private static Point point(Object position) {
        List<?> numbers = items(position, 2);
        if (!(numbers.get(0) instanceof Number longitude) || !(numbers.get(1) instanceof Number latitude)) {
            throw new IllegalArgumentException("a position is [longitude, latitude]");
        }
        return new Point(longitude.doubleValue(), latitude.doubleValue());
    }

    private static List<?> items(Object list, int least) {
        if (!(list instanceof List<?> items) || items.size() < least) {
            throw new IllegalArgumentException("the coordinates are not a list of " + least + " or more");
        }
        return items;
    }
}
