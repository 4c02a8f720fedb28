// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.FilterCriteria.Tag;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Resource;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * A condition on the location of resources (TS-0001 10.2.6, geo-query: {@code gmty}, {@code geom}, {@code gsf}).
 * Immutable.
 *
 * @param wanted the geometry of the query
 * @param function how a location is to be related to it
 */
record GeoQuery(Geometry wanted, BiPredicate<Geometry, Geometry> function) implements Predicate<Resource> {
    private static final Map<String, BiPredicate<Geometry, Geometry>> FUNCTIONS = Map.of("1", Geometry::within,
            "2", (location, wanted) -> wanted.within(location), "3", Geometry::intersects);

    /** The geo-query of criteria that have a part of one; BAD_REQUEST where another part is missing or wrong. */
    static GeoQuery of(FilterCriteria criteria) {
        String function = value(criteria, Tag.GEO_SPATIAL_FUNCTION);
        if (!FUNCTIONS.containsKey(function)) {
            throw RequestFailure
                    .badRequest("fc: gsf '" + function + "' is not within, contains or intersects (1 to 3)");
        }
        String coordinates = value(criteria, Tag.GEO_GEOMETRY);
        try {
            long type = Long.parseLong(value(criteria, Tag.GEO_GEOMETRY_TYPE));
            return new GeoQuery(Geometry.parse(type, coordinates), FUNCTIONS.get(function));
        } catch (IllegalArgumentException e) {
            throw RequestFailure.badRequest("fc: geom is not a geometry of the type in gmty: " + e.getMessage());
        }
    }

    /** BAD_REQUEST where a resource is to have a location whose coordinates are not those of its geometry type. */
    static void checkLocation(Map<String, Object> attributes) {
        if (attributes.get(Common.LOCATION.shortName()) instanceof Map<?, ?> location
                && location.get("typ") instanceof Long type && location.get("crd") instanceof String coordinates) {
            try {
                var _ = Geometry.parse(type, coordinates);
            } catch (IllegalArgumentException e) {
                throw RequestFailure.badRequest("loc (location): crd is not a geometry of the type " + type + ": "
                        + e.getMessage());
            }
        }
    }

    /** Whether this is a part of a geo-query. */
    static boolean isPart(Tag tag) {
        return tag == Tag.GEO_GEOMETRY || tag == Tag.GEO_GEOMETRY_TYPE || tag == Tag.GEO_SPATIAL_FUNCTION;
    }

    @Override
    public boolean test(Resource resource) {
        return resource.get(Common.LOCATION).flatMap(GeoQuery::geometry)
                .filter(location -> function.test(location, wanted)).isPresent();
    }

    private static Optional<Geometry> geometry(Map<String, Object> location) {
        try {
            return Optional.of(Geometry.parse((Long) location.getOrDefault("typ", 0L),
                    location.getOrDefault("crd", "").toString()));
        } catch (IllegalArgumentException nowhere) {
            return Optional.empty();
        }
    }

    private static String value(FilterCriteria criteria, Tag tag) {
        return criteria.conditions().stream().filter(condition -> condition.tag() == tag)
                .map(FilterCriteria.Condition::value).findFirst().orElseThrow(() -> RequestFailure.badRequest(
                        "fc: " + tag.shortName() + " is missing; a geo-query has gmty, geom and gsf"));
    }
}
