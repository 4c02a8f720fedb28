// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.DataType;
import io.wattm2m.cse.resource.DataTypes;
import io.wattm2m.cse.resource.ObjectType;
import io.wattm2m.cse.resource.Shape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** m2m:locationRegion (TS-0004 6.3.5): either a circle, by latitude, longitude and radius, or countries. */
final class LocationRegion implements DataType<Map<String, Object>> {
    static final LocationRegion TYPE = new LocationRegion();
    private static final String CIRCLE = "accr";
    private static final String COUNTRIES = "accc";
    private static final int PARTS_OF_A_CIRCLE = 3;
    private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}");
    private final ObjectType form = ObjectType.of("a location region", Set.of(), List.of(
            new Attribute<>(CIRCLE, "circRegion", DataTypes.listOf(DataTypes.FLOAT)),
            new Attribute<>(COUNTRIES, "countryCode", DataTypes.nonEmptyListOf(DataTypes.TOKEN))));

    private LocationRegion() {}

    @Override
    public String name() {
        return form.name();
    }

    @Override
    public Object check(Object value) {
        Object checked = form.check(value);
        Map<String, Object> members = form.read(checked);
        if (members.size() != 1) {
            throw new IllegalArgumentException("is neither a circle (accr) nor countries (accc)");
        }
        if (members.get(CIRCLE) instanceof List<?> circle && circle.size() != PARTS_OF_A_CIRCLE) {
            throw new IllegalArgumentException("has a wrong accr: a circle is latitude, longitude and radius");
        }
        if (members.get(COUNTRIES) instanceof List<?> countries
                && !countries.stream().allMatch(code -> COUNTRY.matcher(code.toString()).matches())) {
            throw new IllegalArgumentException("has a wrong accc: countries have codes of two letters (ISO 3166-1)");
        }
        return checked;
    }

    @Override
    public Map<String, Object> read(Object checked) {
        return form.read(checked);
    }

    @Override
    public Shape shape() {
        return form.shape();
    }
}
