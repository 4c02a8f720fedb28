// SPDX-License-Identifier: EPL-2.0
/**
 * Push messages to browsers (RFC 8030, 8291, 8292): who has subscribed, the keys that this server is known by, sealing
 * and sending. Knows neither alerts nor people: who is told what is handed in.
 */
@NullMarked
package io.wattm2m.energy.push;

import org.jspecify.annotations.NullMarked;
