// SPDX-License-Identifier: EPL-2.0
/**
 * The MQTT binding (TS-0010): mapping between MQTT messages and primitives on Paho, and the broker that the default
 * start embeds.
 */
@NullMarked
package io.wattm2m.binding.mqtt;

import org.jspecify.annotations.NullMarked;
