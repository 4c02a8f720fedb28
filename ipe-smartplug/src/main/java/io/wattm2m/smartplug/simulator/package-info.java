// SPDX-License-Identifier: EPL-2.0
/**
 * Plugs that are not there: models of appliances and recorded traces that speak MQTT as real plugs do. Knows the plugs'
 * dialect, never the application or oneM2M.
 */
@NullMarked
package io.wattm2m.smartplug.simulator;

import org.jspecify.annotations.NullMarked;
