// SPDX-License-Identifier: EPL-2.0
/**
 * The energy application entity: it reads what the plugs report, computes on it and publishes its results as resources.
 *
 * <p>Its floors, arrows only down: this package joins the rooms and holds no rules; {@code api} (what people and
 * programs see), {@code mca} (what is said to the CSE) and {@code store} (what is kept) do not see each other;
 * {@code live} (the picture of the moment) and the calculation are below them. The calculation is pure:
 * {@code anomaly}, {@code control} and {@code forecast} on {@code state}, on {@code measure}.
 */
@NullMarked
package io.wattm2m.energy;

import org.jspecify.annotations.NullMarked;
