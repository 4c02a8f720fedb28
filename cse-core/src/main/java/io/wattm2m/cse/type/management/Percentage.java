// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type.management;

import io.wattm2m.cse.resource.DataType;
import io.wattm2m.cse.resource.Shape;

/** A whole number of per cent, 0 to 100. */
record Percentage() implements DataType<Long> {

    @Override
    public String name() {
        return "a percentage from 0 to 100";
    }

    @Override
    public Object check(Object value) {
        if (!(value instanceof Long number) || number < 0 || number > 100) {
            throw new IllegalArgumentException("is not " + name());
        }
        return number;
    }

    @Override
    public Shape shape() {
        return Shape.Simple.INTEGER;
    }

    @Override
    public Long read(Object checked) {
        return (Long) checked;
    }
}
