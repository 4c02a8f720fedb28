// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.simulator;

/**
 * A stretch of time in which an appliance draws about the same power. Immutable.
 *
 * @param busy whether it does what it is for
 * @param meanW the mean of its power
 * @param noiseW the standard deviation of its power
 * @param seconds how long it lasts
 */
record Phase(boolean busy, double meanW, double noiseW, int seconds) {}
