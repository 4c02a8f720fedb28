// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import io.wattm2m.cse.resource.AttributeTable;
import io.wattm2m.cse.resource.ResourceType;
import java.util.Set;

/** A resource type that says what it is in one piece. Immutable, as every resource type. */
interface DescribedType extends ResourceType {

    /** What the type is; always the same. */
    TypeDescription description();

    @Override
    default int number() {
        return description().number();
    }

    @Override
    default String shortName() {
        return description().shortName();
    }

    @Override
    default String longName() {
        return description().longName();
    }

    @Override
    default Set<Integer> parents() {
        return description().parents();
    }

    @Override
    default AttributeTable attributes() {
        return description().attributes();
    }
}
