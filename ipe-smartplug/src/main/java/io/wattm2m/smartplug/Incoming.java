// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.smartplug.driver.PlugEvent;
import java.util.function.Consumer;

/**
 * A measurement on its way to the CSE.
 *
 * @param event what the plug measured: a {@link io.wattm2m.smartplug.driver.Reading} or a part of one
 * @param kept whether the broker has kept it from an earlier time: then it is known, but not new
 * @param done to be run when it is written
 * @param refused to be told why it cannot be
 */
record Incoming(PlugEvent event, boolean kept, Runnable done, Consumer<String> refused) {}
