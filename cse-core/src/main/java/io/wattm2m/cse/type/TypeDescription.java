// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import io.wattm2m.cse.resource.AttributeTable;
import java.util.Set;

/**
 * What a resource type is, without what it decides. Immutable.
 *
 * @param number the number of the type, e.g. 14
 * @param shortName the name of the root member, e.g. {@code m2m:nod}
 * @param longName the type's name in the standard, e.g. {@code node}
 * @param parents the numbers of the types below which it may be created
 * @param attributes the attributes in the standard's order
 */
record TypeDescription(int number, String shortName, String longName, Set<Integer> parents,
        AttributeTable attributes) {

    TypeDescription {
        parents = Set.copyOf(parents);
    }
}
