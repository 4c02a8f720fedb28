// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.swagger.v3.core.jackson.TypeNameResolver;

/**
 * Names documents in the description by the class they stand in as well: several are called {@code Wanted}, and all of
 * them would be described as one of these. Pure.
 */
final class SchemaNames extends TypeNameResolver {

    SchemaNames() {}

    @Override
    protected String getNameOfClass(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        String own = type.getSimpleName();
        return outer == null || outer == Problems.class ? own
                : outer.getSimpleName().replaceFirst("(Views|Resource)$", "") + own;
    }
}
