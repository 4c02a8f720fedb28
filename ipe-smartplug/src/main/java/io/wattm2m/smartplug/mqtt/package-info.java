// SPDX-License-Identifier: EPL-2.0
/**
 * The way to the plugs' broker and nothing else: connections that come back, messages in and out. Does not read
 * payloads.
 */
@NullMarked
package io.wattm2m.smartplug.mqtt;

import org.jspecify.annotations.NullMarked;
