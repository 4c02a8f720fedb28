// SPDX-License-Identifier: EPL-2.0
/**
 * Meters, inverters and batteries that are asked over Modbus TCP: register maps, and what their registers mean. Nothing
 * of oneM2M, no plan of when to ask.
 */
@NullMarked
package io.wattm2m.smartplug.modbus;

import org.jspecify.annotations.NullMarked;
