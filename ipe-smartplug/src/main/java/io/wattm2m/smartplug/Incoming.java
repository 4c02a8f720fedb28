// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.smartplug.driver.Reading;
import java.util.function.Consumer;

/**
 * A reading on its way to the CSE.
 *
 * @param reading what the plug measured
 * @param done to be run when it is written
 * @param refused to be told when the CSE refuses it
 */
record Incoming(Reading reading, Runnable done, Consumer<RequestFailure> refused) {}
