// SPDX-License-Identifier: EPL-2.0
/**
 * Who uses the application: people with their roles, how they prove who they are, how they are invited, and what is
 * written down about what they do.
 *
 * <p>Knows neither HTTP nor the database nor oneM2M; of each person it knows under which originator the CSE is asked
 * for them.
 */
@NullMarked
package io.wattm2m.energy.people;

import org.jspecify.annotations.NullMarked;
