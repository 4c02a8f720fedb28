// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

/** What a message of a plug says. */
public sealed interface PlugEvent permits Reading, RelayEcho, Quarantined {}
