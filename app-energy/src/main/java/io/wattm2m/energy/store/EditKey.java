// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import java.io.Serializable;
import java.time.Instant;

/**
 * The key of an edit's row. Immutable.
 *
 * @param deviceId the plug
 * @param at when
 * @param kind what was done
 */
record EditKey(String deviceId, Instant at, String kind) implements Serializable {}
