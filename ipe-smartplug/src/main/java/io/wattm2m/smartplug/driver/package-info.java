// SPDX-License-Identifier: EPL-2.0
/**
 * The dialects of plugs: messages to events, commands to messages. Pure: no clock, no connection, nothing of oneM2M.
 */
@NullMarked
package io.wattm2m.smartplug.driver;

import org.jspecify.annotations.NullMarked;
