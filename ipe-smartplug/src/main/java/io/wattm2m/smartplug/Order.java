// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.smartplug.driver.SwitchCommand;

/**
 * What somebody wants a plug to do. Immutable.
 *
 * @param command what
 * @param outlet which outlet, empty for all of them
 * @param forced whether the rules for the appliance are to be set aside
 */
record Order(SwitchCommand command, String outlet, boolean forced) {}
