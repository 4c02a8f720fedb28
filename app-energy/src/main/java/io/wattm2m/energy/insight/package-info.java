// SPDX-License-Identifier: EPL-2.0
/**
 * What the application knows of each outlet and of the household: joins what is kept with the calculation, remembers
 * what people have set, and lets automatic control act.
 *
 * <p>Sees the calculation and {@code live}; of the database, oneM2M and HTTP only the interfaces that it asks for.
 */
@NullMarked
package io.wattm2m.energy.insight;

import org.jspecify.annotations.NullMarked;
