// SPDX-License-Identifier: EPL-2.0
/** Tests of the MQTT binding, over real brokers where the wire matters. */
@NullMarked
package io.wattm2m.binding.mqtt;

import org.jspecify.annotations.NullMarked;
