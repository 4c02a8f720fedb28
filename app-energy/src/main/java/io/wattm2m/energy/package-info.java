// SPDX-License-Identifier: EPL-2.0
/**
 * The energy application entity: it reads what the plugs report, computes on it and publishes its results as resources.
 */
@NullMarked
package io.wattm2m.energy;

import org.jspecify.annotations.NullMarked;
