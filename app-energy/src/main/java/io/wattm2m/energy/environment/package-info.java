// SPDX-License-Identifier: EPL-2.0
/**
 * What temperature, humidity, air and weather have to do with energy: days of what was measured, correlations with
 * their intervals, degree days.
 *
 * <p>Pure calculation; no clock, no database, no oneM2M, and nobody is asked for the weather here.
 */
@NullMarked
package io.wattm2m.energy.environment;

import org.jspecify.annotations.NullMarked;
