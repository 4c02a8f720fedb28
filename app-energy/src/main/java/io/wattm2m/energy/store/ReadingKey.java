// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import java.io.Serializable;
import java.time.Instant;

/**
 * The key of a reading's row. Immutable.
 *
 * @param deviceId the plug
 * @param time when
 */
record ReadingKey(String deviceId, Instant time) implements Serializable {}
